using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;

namespace Marketplace.Functions.Accounts;

/// <summary>A movement on an account.</summary>
/// <param name="Id">The transfer that it carries out; an account holds it once.</param>
/// <param name="Account">The account.</param>
/// <param name="Code">What kind of movement.</param>
/// <param name="Amount">What the account gains; negative for what it gives.</param>
/// <param name="OrderId">The order that it comes from.</param>
/// <param name="DecidedUtc">When it was decided.</param>
public sealed record AccountEntry(TransferId Id, AccountAddress Account, EntryCode Code, Money Amount, OrderId OrderId, DateTimeOffset DecidedUtc)
{
    /// <summary>What a released escrow credits its seller.</summary>
    public static AccountEntry Release(Order order, Transfer transfer) =>
        new(transfer.Id, AccountAddress.SellerAvailable(order.SellerId), EntryCode.Release, transfer.Amount, order.Id, transfer.DecidedUtc);
}
