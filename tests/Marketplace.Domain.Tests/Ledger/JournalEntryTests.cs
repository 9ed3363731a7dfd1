using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Ledger;

public class JournalEntryTests
{
    private static readonly AccountAddress _escrow = AccountAddress.EscrowOf(Some.OrderId);
    private static readonly AccountAddress _clearing = AccountAddress.ProviderClearing;

    private static readonly Gen<Posting> _posting =
        from account in Gen.Elements(_escrow, _clearing, AccountAddress.PlatformFees, AccountAddress.SellerAvailable(Some.SellerId))
        from minor in Gen.Choose(-2, 3)
        from currency in Gen.Frequency((4, Gen.Constant(Some.Cny)), (1, Gen.Constant(Some.Usd)))
        select new Posting(account, new Money(minor, currency));

    // Half of them pair every posting with its opposite on some account, so that many balance.
    private static readonly Gen<List<Posting>> _postings = Gen.OneOf(
        _posting.ListOf(),
        from pairs in _posting.Two().ListOf()
        select pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 with { Amount = -pair.Item1.Amount } }).ToList());

    [Fact]
    public void Entry_IsMadeExactlyWhenItBalances() => Always.Holds(
        _postings,
        postings =>
        {
            bool balances = postings.GroupBy(posting => posting.Amount.Currency).All(group => group.Sum(posting => posting.Amount.AmountMinor) == 0);
            bool moves = postings.All(posting => posting.Amount.AmountMinor != 0) && postings.DistinctBy(posting => posting.Account).Count() >= 2;
            Exception? refusal = Record.Exception(() => new JournalEntry(EntryCode.Hold, postings));
            Assert.Equal(balances && moves, refusal is null);
        });

    [Fact]
    public void Entry_ThatDoesNotBalance_IsRefused()
    {
        Refuses(new Posting(_escrow, Some.Yuan(1)));
        Refuses(new Posting(_escrow, Some.Yuan(2)), new Posting(_clearing, Some.Yuan(-1)));
        Refuses(new Posting(_escrow, Some.Yuan(1)), new Posting(_clearing, new Money(-1, Some.Usd)));
        Refuses(new Posting(_escrow, Some.Yuan(0)), new Posting(_clearing, Some.Yuan(0)));
        Refuses();
    }

    [Fact]
    public void Entry_WithinOneAccount_IsRefused() => Refuses(new Posting(_escrow, Some.Yuan(1)), new Posting(_escrow, Some.Yuan(-1)));

    [Fact]
    public void Entry_MayBalanceInSeveralCurrencies()
    {
        JournalEntry entry = new(EntryCode.Release, [
            new(_escrow, Some.Yuan(-3)), new(_clearing, Some.Yuan(1)), new(AccountAddress.PlatformFees, Some.Yuan(2)),
            new(_escrow, new Money(5, Some.Usd)), new(_clearing, new Money(-5, Some.Usd))]);
        Assert.Equal(5, entry.Postings.Count);
    }

    [Fact]
    public void Move_TakesFromOneAndGivesToTheOther() => Assert.Equal(
        [new Posting(_clearing, Some.Yuan(-7)), new Posting(_escrow, Some.Yuan(7))],
        JournalEntry.Move(EntryCode.Hold, Some.Yuan(7), _clearing, _escrow).Postings);

    [Fact]
    public void Json_ReadsBackBalancedOnly()
    {
        JournalEntry entry = JournalEntry.Move(EntryCode.Fee, Some.Yuan(7), _escrow, AccountAddress.PlatformFees);
        string json = Json.Write(entry);
        Assert.Equal(json, Json.Write(Json.Read<JournalEntry>(json)));
        Assert.Contains($"\"account\":\"escrow:{Some.OrderId}\"", json, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => Json.Read<JournalEntry>(json.Replace("-7", "-8", StringComparison.Ordinal)));
    }

    [Fact]
    public void Addresses_SayWhoseTheyAre()
    {
        Assert.Equal(("psp:clearing", "platform:fees"), (_clearing.Value, AccountAddress.PlatformFees.Value));
        Assert.Equal($"seller:{Some.SellerId}:available", AccountAddress.SellerAvailable(Some.SellerId).Value);
        Assert.Equal((true, false), (_escrow.IsEscrow, _clearing.IsEscrow));
        Assert.All(
            [
                AccountAddress.SellerAvailable(Some.SellerId), AccountAddress.SellerBond(Some.SellerId), AccountAddress.SellerReceivable(Some.SellerId),
                AccountAddress.PlatformAdvance(Some.SellerId), AccountAddress.BuyerBalance(Some.SellerId),
            ],
            account => Assert.Equal((Some.SellerId, true), (account.Owner, account.IsMembers)));
        Assert.All([_clearing, _escrow, AccountAddress.PlatformFees], account => Assert.Equal((null, false), (account.Owner, account.IsMembers)));
    }

    private static void Refuses(params Posting[] postings) => Assert.Throws<ArgumentException>(() => new JournalEntry(EntryCode.Hold, postings));
}
