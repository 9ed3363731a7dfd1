using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Payouts;

/// <summary>A seller's accounts with its payouts, as the store keeps them.</summary>
internal sealed class PayoutWorld(long availableMinor)
{
    public OwnerAccounts Accounts { get; set; } = OwnerAccounts.Of(Some.SellerId).Post(new(AccountAddress.SellerAvailable(Some.SellerId), Some.Yuan(availableMinor)));

    public Dictionary<PayoutId, Payout> Payouts { get; } = [];

    /// <summary>What has left for banks and not come back, as the journal has it.</summary>
    public long AtBanksMinor { get; private set; }

    public Payout? Payout => Payouts.Values.SingleOrDefault();

    public static PayoutWorld WithPayout(long availableMinor, long payoutMinor)
    {
        PayoutWorld world = new(availableMinor);
        world.Do(Change(Some.Monday));
        world.Do(Request(Some.Monday.AddDays(1), payoutMinor));
        return world;
    }

    public static ChangeBankAccount Change(DateTimeOffset atUtc, string holder = "Li Na", string? verified = "Li Na") => new(
        TransferId.For(Some.SellerId, $"bank {atUtc:O}"), atUtc, holder, verified, BankAccountNumber.Parse("DE", null, "DE89370400440532013000").Value, "ref_1", Some.Policy.Payouts);

    public static RequestPayout Request(DateTimeOffset atUtc, long minor, string key = "key") =>
        new(TransferId.For(Some.SellerId, key), atUtc, PayoutId.For(Some.SellerId, key), Some.Yuan(minor), true, Some.Policy.Payouts);

    public AdvancePayout Advance(PayoutState to, string? reason = null) => new(Some.SellerId, Payout!.Id, Some.Monday.AddDays(1), to, null, reason);

    public void Do(AccountCommand command) => Assert.Null(Try(command));

    public Rejection? Try(AccountCommand command)
    {
        Payout? about = command.PayoutAsked is { } asked ? Payouts.GetValueOrDefault(asked) : null;
        Decision<AccountEntry> decision = command.Decide(Accounts, new(Payout: about));
        if (decision.Rejection is null)
        {
            AccountEntry entry = Assert.IsType<AccountEntry>(Json.Again(decision.Value));
            Accounts = (OwnerAccounts)Json.Again(Accounts.Apply(entry));
            AtBanksMinor += entry.Journal.SelectMany(journal => journal.Postings).Where(posting => posting.Account == AccountAddress.BankPayouts).Sum(posting => posting.Amount.AmountMinor);
            if (entry.Payout is { } payout)
            {
                Payouts[payout.Id] = payout;
            }
        }

        return decision.Rejection;
    }
}
