using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Fraud;

/// <summary>Has the last weeks searched for fraud every night.</summary>
public sealed class SearchFraud(FraudSearch search)
{
    /// <summary>Runs at 20:00 UTC, when the market sleeps.</summary>
    [Function(nameof(SearchFraud))]
    public Task RunAsync([TimerTrigger("0 0 20 * * *")] TimerInfo timer, CancellationToken cancellationToken) => search.RunAsync(cancellationToken);
}
