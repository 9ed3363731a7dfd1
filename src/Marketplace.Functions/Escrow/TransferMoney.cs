using System.Diagnostics;
using System.Text.Json.Serialization;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Marketplace.Functions.Escrow;

/// <summary>Which transfer of which order to carry out.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Index">The transfer's position, from 0.</param>
/// <param name="TraceParent">The request that brought it about (W3C); null when nobody traces, and in inputs of older versions.</param>
public sealed record TransferInput(
    OrderId OrderId, int Index, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceParent = null);

/// <summary>The activities that move money. Each is keyed by its transfer's id, so that once, twice and at the same time are once.</summary>
public sealed class TransferMoney(OrderStore orders, AccountStore accounts, IPaymentProvider provider)
{
    /// <summary>Carries out, in order, what was decided and is not done.</summary>
    internal static async Task<EscrowInstance> CarryOutAsync(TaskOrchestrationContext context, EscrowInstance escrow)
    {
        while (escrow.TransfersDone < escrow.Status.Transfers.Count)
        {
            string activity = escrow.Status.Transfers[escrow.TransfersDone] == TransferKind.CreditSeller ? nameof(CreditSeller) : nameof(RefundBuyer);
            await context.CallActivityAsync(activity, new TransferInput(escrow.OrderId, escrow.TransfersDone, escrow.Status.TraceParent), EscrowRetries.UntilItSucceeds);
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
        AccountAddress available = AccountAddress.SellerAvailable(order.SellerId);
        await accounts.ApplyAsync(order.SellerId, new CreditAccount(transfer.Id, transfer.DecidedUtc, order.Id, EntryCode.Release, available, transfer.Amount), cancellationToken);
    }

    /// <summary>Has the provider pay the buyer back.</summary>
    [Function(nameof(RefundBuyer))]
    public async Task RefundBuyer([ActivityTrigger] TransferInput input, CancellationToken cancellationToken)
    {
        using Activity? span = Continue(nameof(RefundBuyer), input);
        (_, Transfer transfer) = await ReadAsync(input, cancellationToken);
        await provider.RefundAsync(transfer.Id, transfer.PaymentId!.Value, transfer.Amount, cancellationToken);
    }

    private static Activity? Continue(string name, TransferInput input) =>
        MarketTelemetry.Continue(name, ActivityKind.Internal, input.TraceParent)?.About(input.OrderId);

    private async Task<(Order Order, Transfer Transfer)> ReadAsync(TransferInput input, CancellationToken cancellationToken)
    {
        StoredOrder stored = await orders.ReadAsync(input.OrderId, cancellationToken)
            ?? throw new InvalidOperationException($"{input.OrderId} has a transfer to carry out but does not exist.");
        return (stored.Order, stored.Order.Transfers[input.Index]);
    }
}
