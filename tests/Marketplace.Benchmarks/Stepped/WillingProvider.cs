using Marketplace.Domain;
using Marketplace.Functions.Payments;

namespace Marketplace.Benchmarks.Stepped;

/// <summary>A provider that does what it is asked, at once: what it takes to do so is its own affair.</summary>
internal sealed class WillingProvider : IPaymentProvider
{
    public Task<string> OpenPaymentAsync(PaymentId payment, string reference, Money amount, string description, CancellationToken cancellationToken) =>
        Task.FromResult($"https://provider.test/pay/{payment}");

    public Task RefundAsync(TransferId refund, PaymentId payment, Money amount, CancellationToken cancellationToken) => Task.CompletedTask;
}
