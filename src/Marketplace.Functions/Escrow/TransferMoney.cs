using System.Diagnostics;
using System.Text.Json.Serialization;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Durable;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Escrow;

/// <summary>Which transfer of which order to carry out.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Index">The transfer's position, from 0.</param>
/// <param name="TraceParent">The request that brought it about (W3C); null when nobody traces, and in inputs of older versions.</param>
public sealed record TransferInput(
    OrderId OrderId, int Index, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceParent = null);

/// <summary>The activities that move money. Each is keyed by its transfer's id, so that once, twice and at the same time are once.</summary>
public sealed class TransferMoney(
    OrderStore orders, AccountStore accounts, BondKeeper bonds, IPaymentProvider provider, PolicyCatalog policies, ILogger<TransferMoney> logger)
{
    /// <summary>Carries out, in order, what was decided and is not done.</summary>
    internal static async Task<EscrowInstance> CarryOutAsync(TaskOrchestrationContext context, EscrowInstance escrow)
    {
        while (escrow.TransfersDone < escrow.Status.Transfers.Count)
        {
            string activity = ActivityOf(escrow.Status.Transfers[escrow.TransfersDone]);
            await context.CallActivityAsync(activity, new TransferInput(escrow.OrderId, escrow.TransfersDone, escrow.Status.TraceParent), Waits.UntilItSucceeds);
            escrow = escrow with { TransfersDone = escrow.TransfersDone + 1 };
        }

        return escrow;
    }

    /// <summary>Credits the seller's available balance.</summary>
    [Function(nameof(CreditSeller))]
    public async Task CreditSeller([ActivityTrigger] TransferInput input, CancellationToken cancellationToken)
    {
        using Activity? span = Continue(nameof(CreditSeller), input);
        (Order order, Transfer transfer) = await ReadAsync(input, cancellationToken);
        await CreditAsync(order, transfer, order.SellerId, AccountAddress.SellerAvailable(order.SellerId), cancellationToken);
    }

    /// <summary>Credits the buyer's balance.</summary>
    [Function(nameof(CreditBuyer))]
    public async Task CreditBuyer([ActivityTrigger] TransferInput input, CancellationToken cancellationToken)
    {
        using Activity? span = Continue(nameof(CreditBuyer), input);
        (Order order, Transfer transfer) = await ReadAsync(input, cancellationToken);
        await CreditAsync(order, transfer, order.BuyerId, AccountAddress.BuyerBalance(order.BuyerId), cancellationToken);
    }

    /// <summary>Has the seller pay what it owes, as far as it can; the rest stays owed.</summary>
    [Function(nameof(ChargeSeller))]
    public async Task ChargeSeller([ActivityTrigger] TransferInput input, CancellationToken cancellationToken)
    {
        using Activity? span = Continue(nameof(ChargeSeller), input);
        (Order order, Transfer transfer) = await ReadAsync(input, cancellationToken);
        GuaranteeTerms terms = policies.Get(order.PolicyVersion).Guarantees;
        ChargeAccount charge = new(
            transfer.Id, transfer.DecidedUtc, order.Id, transfer.Code ?? EntryCode.Compensation, order.SellerId, transfer.Amount, terms.PlatformAdvanceMaxMinor);
        await accounts.ApplyAsync(order.SellerId, charge, cancellationToken);
        await bonds.WatchAsync(order.SellerId, cancellationToken);
    }

    /// <summary>Has the provider pay the buyer back.</summary>
    [Function(nameof(RefundBuyer))]
    public async Task RefundBuyer([ActivityTrigger] TransferInput input, CancellationToken cancellationToken)
    {
        using Activity? span = Continue(nameof(RefundBuyer), input);
        (Order order, Transfer transfer) = await ReadAsync(input, cancellationToken);
        try
        {
            await provider.RefundAsync(transfer.Id, transfer.PaymentId!.Value, transfer.Amount, cancellationToken);
        }
        catch (PaymentProviderException error) when (order.Overtakes(transfer))
        {
            logger.LogWarning(error, "Refund {TransferId} of {OrderId} is not to be had any more: the buyer's bank has taken that money back", transfer.Id, order.Id);
        }
    }

    private static string ActivityOf(TransferKind kind) => kind switch
    {
        TransferKind.CreditSeller => nameof(CreditSeller),
        TransferKind.CreditBuyer => nameof(CreditBuyer),
        TransferKind.ChargeSeller => nameof(ChargeSeller),
        _ => nameof(RefundBuyer),
    };

    private Task CreditAsync(Order order, Transfer transfer, MemberId member, AccountAddress account, CancellationToken cancellationToken) => accounts.ApplyAsync(
        member, new CreditAccount(transfer.Id, transfer.DecidedUtc, order.Id, transfer.Code ?? EntryCode.Release, account, transfer.Amount), cancellationToken);

    private static Activity? Continue(string name, TransferInput input) =>
        MarketTelemetry.Continue(name, ActivityKind.Internal, input.TraceParent)?.About(input.OrderId);

    private async Task<(Order Order, Transfer Transfer)> ReadAsync(TransferInput input, CancellationToken cancellationToken)
    {
        StoredOrder stored = await orders.ReadAsync(input.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"{input.OrderId} has a transfer to carry out but does not exist.");
        return (stored.Order, stored.Order.Transfers[input.Index]);
    }
}
