using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>
/// Takes payouts, once per id. How one goes is told by the last four characters of the account that it goes to: <c>0002</c> is refused, <c>0003</c> is taken
/// without an answer, <c>0004</c> comes back after three days, <c>0005</c> waits for <c>/local/payouts/{id}/pay|reject|return</c>; any other is paid in two hours.
/// </summary>
internal sealed class SandboxPayoutDesk(SandboxBooks books, WebhookSchedule schedule, TimeProvider clock)
{
    private const string Refused = "0002";
    private const string Silent = "0003";
    private const string SentBack = "0004";
    private const string ByHand = "0005";
    private static readonly TimeSpan _paidAfter = TimeSpan.FromHours(2);
    private static readonly TimeSpan _returnedAfter = TimeSpan.FromDays(3);

    /// <summary>Takes a payout; the same request again finds the one that is there. Whether it is answered: the first call of a silent one is not.</summary>
    /// <exception cref="BadInputException">409: the id stands for another payout.</exception>
    public async Task<(SandboxPayout Payout, bool IsAnswered)> TakeAsync(SandboxPayout asked)
    {
        SandboxPayout taken = Planned(asked, clock.GetUtcNow());
        if (await TryWriteAsync(TableTransactionActionType.Add, taken.ToRow(), Webhooks(taken, clock.GetUtcNow())))
        {
            return (taken, !asked.BankAccount.EndsWith(Silent, StringComparison.Ordinal));
        }

        SandboxPayout known = await FindAsync(asked.PayoutId) ?? throw new InvalidOperationException($"Payout {asked.PayoutId} is there and is not.");
        return (known.Reference, known.BankAccount, known.AmountMinor, known.Currency) == (asked.Reference, asked.BankAccount, asked.AmountMinor, asked.Currency)
            ? (known, true)
            : throw new BadInputException($"Payout {asked.PayoutId} exists with another amount, currency, account or reference.", StatusCodes.Status409Conflict);
    }

    /// <summary>The payout; null when there is none.</summary>
    public async Task<SandboxPayout?> FindAsync(string payoutId) => (await ReadAsync(payoutId)) is { } row ? SandboxPayout.Of(row) : null;

    /// <summary>Decides one by hand, and tells the merchant.</summary>
    /// <exception cref="BadInputException">404: no such payout. 409: not from how it stands.</exception>
    public async Task<SandboxPayout> DecideAsync(string payoutId, string status)
    {
        while (true)
        {
            DateTimeOffset now = clock.GetUtcNow();
            TableEntity row = await ReadAsync(payoutId) ?? throw new BadInputException($"There is no payout {payoutId}.", StatusCodes.Status404NotFound);
            SandboxPayout before = SandboxPayout.Of(row);
            string from = before.StatusAt(now);
            if (from != (status == "returned" ? "paid" : "processing"))
            {
                throw new BadInputException($"Payout {payoutId} is {from}.", StatusCodes.Status409Conflict);
            }

            SandboxPayout after = status switch
            {
                "paid" => before with { PaidUtc = now },
                "rejected" => before with { RejectedUtc = now, PaidUtc = null, ReturnedUtc = null },
                _ => before with { ReturnedUtc = now },
            };
            if (await TryWriteAsync(TableTransactionActionType.UpdateReplace, after.ToRow(row.ETag), [Webhook(after, status, now)]))
            {
                return after;
            }
        }
    }

    private static SandboxPayout Planned(SandboxPayout asked, DateTimeOffset now) => asked.BankAccount[^4..] switch
    {
        Refused => asked with { RejectedUtc = now },
        SentBack => asked with { PaidUtc = now + _paidAfter, ReturnedUtc = now + _returnedAfter },
        ByHand => asked,
        _ => asked with { PaidUtc = now + _paidAfter },
    };

    private static IEnumerable<SandboxWebhook> Webhooks(SandboxPayout payout, DateTimeOffset now) =>
        new[] { ("rejected", payout.RejectedUtc), ("paid", payout.PaidUtc), ("returned", payout.ReturnedUtc) }
            .Where(news => news.Item2 is not null && news.Item2 >= now)
            .Select(news => Webhook(payout, news.Item1, news.Item2!.Value));

    private static SandboxWebhook Webhook(SandboxPayout payout, string status, DateTimeOffset at)
    {
        PayoutEvent told = new(
            $"evt_{payout.PayoutId}_{status}", $"payout.{status}", payout.PayoutId, payout.Reference, payout.AmountMinor, payout.Currency, at, payout.ReasonAt(at));
        return new(payout.PayoutId, $"{status}{at.UtcTicks}", JsonSerializer.Serialize(told, JsonBody.Options), at);
    }

    private async Task<bool> TryWriteAsync(TableTransactionActionType how, TableEntity payout, IEnumerable<SandboxWebhook> news)
    {
        SandboxWebhook[] webhooks = [.. news];
        try
        {
            await books.Rows.SubmitTransactionAsync(
            [
                new TableTransactionAction(how, payout, payout.ETag),
                .. webhooks.Select(webhook => new TableTransactionAction(TableTransactionActionType.Add, SandboxRows.Row(webhook))),
            ]);
        }
        catch (RequestFailedException error) when (error.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            return false;
        }

        await schedule.AddAsync(webhooks);
        return true;
    }

    private async Task<TableEntity?> ReadAsync(string payoutId)
    {
        NullableResponse<TableEntity> row = await books.Rows.GetEntityIfExistsAsync<TableEntity>(payoutId, SandboxPayout.RowKey);
        return row.HasValue ? row.Value : null;
    }
}

/// <summary>What the provider tells the merchant of a payout.</summary>
internal sealed record PayoutEvent(
    string EventId, string Type, string PayoutId, string Reference, long AmountMinor, string Currency, DateTimeOffset OccurredUtc, string? Reason);
