using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Members;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Members;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A seller who is verified and has money; put there directly, since how one gets there is others' business.</summary>
internal sealed class Payee(MarketFixture market, Member member)
{
    public const string Name = "Li Na";
    public const long Earned = 50_000;

    private static readonly Currency _yuan = Currency.Parse("CNY");

    public Member Member { get; } = member;

    /// <summary>With a bank account that has waited long enough; its last four say how the sandbox goes about payouts to it.</summary>
    public static async Task<Payee> ReadyAsync(MarketFixture market, string last4 = "1234", long earnedMinor = Earned)
    {
        Payee payee = await VerifiedAsync(market, market.NewMember());
        await payee.ChangeBankAsync(last4);
        await payee.EarnAsync(earnedMinor);
        return payee;
    }

    public static async Task<Payee> VerifiedAsync(MarketFixture market, Member member)
    {
        MemberStore store = market.Get<MemberStore>();
        if (!(await store.ReadAsync(member.Id, default)).Verification.IsVerified)
        {
            await store.HandleAsync(member.Id, new SubmitVerification(MemberKind.Individual, $"identity of {member.Id}", $"ver of {member.Id}"), null, default);
            await store.HandleAsync(member.Id, new DecideVerification($"ver of {member.Id}", new(true, Name, null)), null, default);
        }

        return new(market, member);
    }

    public async Task ChangeBankAsync(string last4)
    {
        BankAccountNumber number = BankAccountNumber.Parse("US", "021000021", $"12345{last4}").Value;
        TransferId id = TransferId.For(Member.Id, $"bank {last4}");
        ChangeBankAccount change = new(id, market.Now.AddDays(-2), Name, Name, number, $"bac_{id}_{last4}", market.Get<PolicyCatalog>().Current.Payouts);
        await market.Get<AccountStore>().ApplyAsync(Member.Id, change, default);
    }

    public Task EarnAsync(long minor) => market.Get<AccountStore>().ApplyAsync(
        Member.Id,
        new CreditAccount(TransferId.For(Member.Id, $"earned {market.Now.Ticks}"), market.Now, OrderId.For(Member.Id, "earned"), EntryCode.Release, AccountAddress.SellerAvailable(Member.Id), Yuan(minor)),
        default);

    /// <summary>Asks for a payout; its id.</summary>
    public async Task<string> WithdrawAsync(long minor = Earned)
    {
        Reply reply = await AskAsync(minor);
        Assert.True(reply.Status == 202, reply.Body);
        await market.SettleAsync();
        return reply.Text("id");
    }

    public Task<Reply> AskAsync(long minor, string? key = null) => Member.PostAsync("/api/payouts", new { amount = new { amountMinor = minor, currency = "CNY" } }, key);

    public async Task<string> StateAsync(string payout) => (await Member.GetAsync($"/api/payouts/{payout}")).Ok().Text("state");

    /// <summary>How often the provider has a payout of this member's.</summary>
    public async Task<int> AtProviderAsync()
    {
        int count = 0;
        await foreach (TableEntity _ in market.ProviderBooks.Rows.QueryAsync<TableEntity>($"Kind eq 'payout' and Reference eq '{Member.Id}'"))
        {
            count++;
        }

        return count;
    }

    private static Money Yuan(long minor) => new(minor, _yuan);
}
