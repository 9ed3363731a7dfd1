using System.Runtime.CompilerServices;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Payouts;

/// <summary>A provider that speaks JSON over HTTP: <c>POST bank-accounts</c>, <c>POST payouts</c>, <c>GET payouts/{id}</c>, <c>GET report</c>.</summary>
public sealed class HttpPayoutProvider(HttpClient http, PaymentProviderOptions options) : IPayoutProvider
{
    private readonly ProviderHttp _http = options.Over(http);

    /// <inheritdoc/>
    public async Task<string> RegisterAsync(TransferId key, string holderName, BankAccountNumber number, CancellationToken cancellationToken)
    {
        var body = new { Key = key, HolderName = holderName, number.Country, number.BankCode, AccountNumber = number.Number };
        Registered registered = await _http.PostAsync<Registered>("bank-accounts", body, cancellationToken);
        return registered.Reference is { Length: > 0 } reference
            ? reference
            : throw new PaymentProviderException("The provider took a bank account without a reference for it.");
    }

    /// <inheritdoc/>
    public async Task<ProviderPayout> SendAsync(Payout payout, CancellationToken cancellationToken)
    {
        var body = new { PayoutId = payout.Id, Reference = payout.Owner, BankAccount = payout.BankReference, payout.Amount.AmountMinor, payout.Amount.Currency };
        return Same(payout.Id, await _http.PostAsync<ProviderPayout>("payouts", body, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<ProviderPayout?> FindAsync(PayoutId payout, CancellationToken cancellationToken) =>
        await _http.GetAsync<ProviderPayout>($"payouts/{payout}", cancellationToken) is { } found ? Same(payout, found) : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ProviderPayout> ReportAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? cursor = ""; cursor is not null;)
        {
            string path = cursor.Length == 0 ? "report" : $"report?cursor={Uri.EscapeDataString(cursor)}";
            ReportPage page = await _http.GetAsync<ReportPage>(path, cancellationToken) ?? throw new PaymentProviderException("The provider has no report.");
            foreach (ProviderPayout payout in page.Payouts ?? [])
            {
                yield return payout;
            }

            cursor = page.NextCursor;
        }
    }

    private static ProviderPayout Same(PayoutId asked, ProviderPayout told) => told.PayoutId == asked
        ? told
        : throw new PaymentProviderException($"The provider was asked for {asked} and speaks of {told.PayoutId}.");

    private sealed record Registered(string? Reference);

    private sealed record ReportPage(IReadOnlyList<ProviderPayout>? Payouts, string? NextCursor);
}
