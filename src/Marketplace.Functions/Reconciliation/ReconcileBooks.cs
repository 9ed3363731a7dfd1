using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Reconciliation;

/// <summary>Compares journal, balances, escrows, stock, and payouts with the provider's report: daily, and for operators on demand.</summary>
public sealed class ReconcileBooks(BooksReader reader, BooksMetrics metrics, ILogger<ReconcileBooks> logger)
{
    private static readonly EventId _difference = new(1101, "LedgerDifference");

    /// <summary>Every night; a difference is an alert that names the entries.</summary>
    [Function("ReconcileDaily")]
    public async Task RunDailyAsync([TimerTrigger("0 0 19 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        ReconciliationReport report = await ReconcileAsync(cancellationToken);
        if (!report.ProviderReported)
        {
            logger.LogError(_difference, "The provider's report of payouts could not be read; tonight's payouts were compared with our own books only");
        }

        if (!report.Balanced)
        {
            logger.LogError(
                _difference,
                "The books differ: {Entries} unbalanced, {Balances} balances, {Escrows} escrows, stock {Stock}, payouts {Payouts}",
                string.Join(", ", report.Unbalanced),
                string.Join(", ", report.BalanceDifferences),
                string.Join(", ", report.EscrowDifferences),
                string.Join(", ", report.StockDifferences),
                string.Join(", ", report.PayoutDifferences));
        }
    }

    /// <summary>GET /api/operator/reconciliation: 200 with the report; 403 ROLE_REQUIRED.</summary>
    [Function("GetReconciliation"), Access(Caller.Staff, StaffRoles.Operator, StaffRoles.Finance)]
    [Answers(typeof(ReconciliationReport))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/reconciliation")] HttpRequest request, CancellationToken cancellationToken) =>
        Answer.Ok(await ReconcileAsync(cancellationToken));

    // A transfer on its way makes a difference for a moment; only what a second look finds as well is one.
    private async Task<ReconciliationReport> ReconcileAsync(CancellationToken cancellationToken)
    {
        ReconciliationReport report = BooksComparison.Compare(await reader.ReadAsync(cancellationToken));
        if (!report.Balanced)
        {
            report = BooksComparison.Compare(await reader.ReadAsync(cancellationToken)).Confirming(report);
        }

        metrics.Reconciled(report);
        return report;
    }
}
