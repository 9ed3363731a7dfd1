using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Accounts;

/// <summary>The accounts of one member under many hands: repeated, at the same time, and in any order.</summary>
public sealed class AccountStoreTests(MarketFixture market) : IClassFixture<MarketFixture>, IAsyncLifetime
{
    private const int AdvanceMaxMinor = 40;
    private static readonly Currency _yuan = Currency.Parse("CNY");

    private readonly MemberId _owner = MemberId.For("tenant", Member.NewKey());

    private AccountStore Store => market.Get<AccountStore>();

    public Task InitializeAsync() => Task.CompletedTask;

    // No order's journal stands behind what these tests book.
    public async Task DisposeAsync()
    {
        await foreach (TableEntity row in market.Tables.Accounts.QueryAsync<TableEntity>($"PartitionKey eq '{_owner}'"))
        {
            await market.Tables.Accounts.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);
        }
    }

    [Fact]
    public async Task Credits_AtOnceAndTwice_AddUp()
    {
        AccountCommand[] credits = [.. Enumerable.Range(1, 12).Select(i => Credit(i, i))];

        await Task.WhenAll(credits.Concat(credits).Select(credit => Store.ApplyAsync(_owner, credit, default)));

        OwnerAccounts accounts = await Store.ReadAsync(_owner, default);
        Assert.Equal((12 * 13 / 2, 12), (accounts.Available(_yuan).AmountMinor, accounts.Version));
        Assert.Equal(12, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task CreditsAndCharges_AtOnceAndTwice_LeaveNoDebtBesideMoney()
    {
        AccountCommand[] commands = [.. Enumerable.Range(1, 8).SelectMany(i => new AccountCommand[] { Credit(i, 100), Charge(i + 100, 130, order: i % 2) })];

        await Task.WhenAll(commands.Concat(commands).Select(command => Store.ApplyAsync(_owner, command, default)));

        OwnerAccounts accounts = await Store.ReadAsync(_owner, default);
        Assert.Equal(16, accounts.Version);
        Assert.Equal((0, -240), (accounts.Available(_yuan).AmountMinor, (accounts.Receivable(_yuan) + accounts.Advance(_yuan)).AmountMinor));
        IReadOnlyList<AccountEntry> entries = await EntriesAsync();
        Assert.Equal(16, entries.Count);
        OwnerAccounts rebuilt = entries.Aggregate(OwnerAccounts.Of(_owner), (sofar, entry) => sofar.Apply(entry));
        Assert.All(accounts.Balances, balance => Assert.Equal(balance.Amount, rebuilt.On(balance.Account, _yuan)));
        long advanced = -entries.SelectMany(entry => entry.Journal).Where(entry => entry.Code == EntryCode.Waterfall)
            .SelectMany(entry => entry.Postings).Where(posting => posting.Account.IsAdvance).Sum(posting => posting.Amount.AmountMinor);
        Assert.InRange(advanced, 0, 2 * AdvanceMaxMinor);
    }

    [Fact]
    public async Task Advance_OfOneOrder_IsCappedOverAllItsCharges_EvenWhenPaidBack()
    {
        await Store.ApplyAsync(_owner, Charge(1, 30, order: 1), default);
        await Store.ApplyAsync(_owner, Credit(2, 30), default);
        await Store.ApplyAsync(_owner, Charge(3, 30, order: 1), default);
        await Store.ApplyAsync(_owner, Charge(4, 30, order: 2), default);

        OwnerAccounts accounts = await Store.ReadAsync(_owner, default);
        Assert.Equal((-40, -20), (accounts.Advance(_yuan).AmountMinor, accounts.Receivable(_yuan).AmountMinor));
    }

    private async Task<IReadOnlyList<AccountEntry>> EntriesAsync()
    {
        Assert.True((await Store.ReadEntriesAsync(_owner, new PageRequest(100, null), default)).TryGet(out ListPage<AccountEntry>? page, out _));
        return page.Items;
    }

    private CreditAccount Credit(int number, long minor) => new(
        Transfer(number), market.Now.Date, Order(number), EntryCode.Release, AccountAddress.SellerAvailable(_owner), new Money(minor, _yuan));

    private ChargeAccount Charge(int number, long minor, int order) =>
        new(Transfer(number), market.Now.Date, Order(order), EntryCode.Compensation, _owner, new Money(minor, _yuan), AdvanceMaxMinor);

    private OrderId Order(int number) => OrderId.For(_owner, $"{number}");

    private TransferId Transfer(int number) => TransferId.For(Order(number), 0);
}
