using Marketplace.Domain;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Members;
using Marketplace.LocalHost.Identity;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A person who is signed in.</summary>
internal sealed class Member(MarketFixture market, string name, params string[] roles)
{
    public string Name => name;

    public MemberId Id { get; } = MemberId.For(LocalDirectory.TenantId, LocalDirectory.ObjectId(name).ToString());

    public string Token { get; } = market.Issuer.Issue(name, roles);

    public string Account => AccountAddress.SellerAvailable(Id).Value;

    public static string NewKey() => Guid.NewGuid().ToString("n");

    public Task<Reply> GetAsync(string path) => market.SendAsync(new Ask(HttpMethod.Get, path) { Token = Token });

    public Task<Reply> PostAsync(string path, object? body = null, string? key = null, string? ifMatch = null) =>
        market.SendAsync(new Ask(HttpMethod.Post, path) { Token = Token, Body = body, Key = key ?? NewKey(), IfMatch = ifMatch });

    public Task<Reply> PatchAsync(string path, object body, string? ifMatch = null) =>
        market.SendAsync(new Ask(HttpMethod.Patch, path) { Token = Token, Body = body, IfMatch = ifMatch });

    /// <summary>Gives a mail address, and the code that goes there.</summary>
    public async Task ConfirmEmailAsync(string address)
    {
        (await PatchAsync("/api/members/me", new { email = address })).Ok();
        (await PostAsync("/api/members/me/email/confirmation", new { code = await EmailCodeAsync() })).Ok();
    }

    /// <summary>The code of the address that waits to be confirmed.</summary>
    public async Task<string> EmailCodeAsync() => market.Get<MemberSecrets>().CodeOf(Id, (await market.Get<MemberStore>().ReadAsync(Id, default)).Mailbox.Pending!);

    /// <summary>The same person with other roles.</summary>
    public Member As(params string[] otherRoles) => new(market, name, otherRoles);

    /// <summary>Puts something up for sale; its id.</summary>
    public async Task<string> SellAsync(Offer? offer = null)
    {
        string id = (await PostAsync("/api/listings", (offer ?? new Offer()).Body())).Ok().Text("id");
        (await PostAsync($"/api/listings/{id}/activate")).Ok();
        await market.SettleAsync();
        return id;
    }

    /// <summary>What one may withdraw, in minor units; 0 when nothing was ever earned.</summary>
    public async Task<long> BalanceAsync() =>
        (await GetAsync("/api/accounts/me")).Ok().Json["accounts"]![0]!["balances"]!.AsArray().Sum(balance => balance!["amountMinor"]!.GetValue<long>());

    /// <summary>What is on an account of one's own, in minor units: <c>available</c>, <c>bond</c>, <c>receivable</c>, <c>balance</c>, or <c>advance</c>.</summary>
    public async Task<long> OnAsync(string account) => (await GetAsync("/api/accounts/me")).Ok().Json["accounts"]!.AsArray()
        .Where(line => line!["account"]!.GetValue<string>().Split(':').Contains(account))
        .SelectMany(line => line!["balances"]!.AsArray())
        .Sum(balance => balance!["amountMinor"]!.GetValue<long>());

    /// <summary>Pays the least bond in through the provider.</summary>
    public async Task PayBondInAsync(long amountMinor = 100_000)
    {
        Reply opened = (await PostAsync("/api/members/me/bond/deposits", new { amount = Offer.Money(amountMinor) })).Ok();
        Assert.Equal(200, (await market.SendAsync(new Ask(HttpMethod.Post, $"/local/payments/{opened.Text("paymentId")}/approve") { Body = new { duplicates = 2 } })).Status);
        await market.SettleAsync();
    }
}
