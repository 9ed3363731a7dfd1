using Azure.Data.Tables;
using Marketplace.Functions.Members;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Members;

public sealed class VerificationTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static int _identities;

    [Fact]
    public async Task OnlyAVerifiedSeller_Lists_AndARevocationTakesItsGoodsOffSale()
    {
        Member seller = market.NewMember();
        Ask create = new(HttpMethod.Post, "/api/listings") { Token = seller.Token, Body = new Offer().Body(), VerifiesSeller = false };
        await Snapshot.UnchangedAsync(market, async () => (await market.SendAsync(create with { Key = Member.NewKey() })).Refused(403, "VERIFICATION_REQUIRED"));

        await VerifiedAsync(seller, NewIdentity());
        string id = (await market.SendAsync(create with { Key = Member.NewKey() })).Ok().Text("id");
        string onSale = (await market.SendAsync(create with { Key = Member.NewKey() })).Ok().Text("id");
        (await seller.PostAsync($"/api/listings/{onSale}/activate")).Ok();
        await market.SettleAsync();
        (await market.NewMember("Operator").PostAsync($"/api/operator/members/{seller.Id}/revoke-verification", new { reason = "The licence has lapsed." })).Ok();
        Assert.Equal("paused", (await seller.GetAsync($"/api/listings/{onSale}")).Ok().Text("state"));
        await market.SettleAsync();
        Assert.Equal([onSale], (await seller.GetAsync("/api/members/me/listings?state=paused")).Ok().Items.Select(item => item["id"]!.GetValue<string>()));
        Assert.Equal([onSale, id], (await seller.GetAsync("/api/members/me/listings")).Ok().Items.Select(item => item["id"]!.GetValue<string>()));
        (await seller.GetAsync("/api/members/me/listings?state=sold")).Refused(400, "INVALID_QUERY");

        (await market.SendAsync(create with { Key = Member.NewKey() })).Refused(403, "VERIFICATION_REQUIRED");
        (await market.SendAsync(create with { Path = $"/api/listings/{id}/activate", Body = "{}", Key = Member.NewKey() })).Refused(403, "VERIFICATION_REQUIRED");
        Assert.Equal(("revoked", "The licence has lapsed."), await StateAsync(seller));
        Assert.Null((await seller.GetAsync($"/api/members/{seller.Id}")).Ok().At("verifiedKind"));
    }

    [Fact]
    public async Task TwentyAccountsAtOnce_WithOneIdentity_OneIsVerified()
    {
        string identity = NewIdentity();
        Member[] members = [.. Enumerable.Range(0, 20).Select(_ => market.NewMember())];

        Reply[] replies = await Task.WhenAll(members.Select(member => SubmitAsync(member, identity)));

        Assert.Single(replies, reply => reply.Status == 200);
        Assert.All(replies.Where(reply => reply.Status != 200), reply => reply.Refused(409, "IDENTITY_TAKEN"));
        string[] states = await Task.WhenAll(members.Select(async member => (await StateAsync(member)).State));
        Assert.Equal(19, states.Count(state => state == "none"));
        Assert.Single(states, state => state == "verified");
        (await SubmitAsync(market.NewMember(), identity.ToLowerInvariant().Insert(3, "-"))).Refused(409, "IDENTITY_TAKEN");
    }

    [Fact]
    public async Task ARejectedIdentity_IsFree_AndTheMemberTriesAgain()
    {
        (Member first, Member second, string identity) = (market.NewMember(), market.NewMember(), $"{NewIdentity()}-000");

        (await SubmitAsync(first, identity)).Ok();
        Assert.Equal(("rejected", "The document is not legible."), await StateAsync(first));
        (await SubmitAsync(second, identity)).Ok();
        await VerifiedAsync(first, NewIdentity());
        Assert.Equal("rejected", (await StateAsync(second)).State);
    }

    [Fact]
    public async Task AByHandDecision_ComesByASignedWebhook_AndComesToNothingTwice()
    {
        (Member member, string identity) = (market.NewMember(), $"{NewIdentity()}-999");
        (await SubmitAsync(member, identity)).Ok();
        (await SubmitAsync(member, NewIdentity())).Refused(409, "VERIFICATION_STATE");
        (await SubmitAsync(market.NewMember(), identity)).Refused(409, "IDENTITY_TAKEN");
        string reference = (await market.Get<MemberStore>().ReadAsync(member.Id, CancellationToken.None)).Verification.Reference!;

        (await TellAsync("verification.approved", "ver_other", member)).Refused(404, "NOT_FOUND");
        (await TellAsync("verification.approved", reference, market.NewMember())).Refused(404, "NOT_FOUND");
        Assert.Equal("pending", (await StateAsync(member)).State);
        Assert.Equal(200, (await market.SendAsync(new Ask(HttpMethod.Post, $"/local/verifications/{reference}/approve") { Body = "{}" })).Status);
        (await TellAsync("verification.rejected", reference, member)).Ok();

        Assert.Equal("verified", (await StateAsync(member)).State);
        Assert.Equal("王小明", (await member.GetAsync("/api/members/me")).Ok().Text("verification.verifiedName"));
        Assert.Equal("individual", (await member.GetAsync($"/api/members/{member.Id}")).Ok().Text("verifiedKind"));
    }

    [Fact]
    public async Task AfterARevocation_OnlyTheSameIdentity_OfTheSameAccount_IsVerifiedAgain()
    {
        (Member member, string identity) = (market.NewMember(), NewIdentity());
        await VerifiedAsync(member, identity);
        (await market.NewMember("Operator").PostAsync($"/api/operator/members/{member.Id}/revoke-verification", new { reason = "In doubt." })).Ok();

        (await SubmitAsync(market.NewMember(), identity)).Refused(409, "IDENTITY_TAKEN");
        (await SubmitAsync(member, NewIdentity())).Refused(409, "IDENTITY_MISMATCH");
        await VerifiedAsync(member, identity);
    }

    [Fact]
    public async Task AClaimThatNobodyFollowedUp_IsTakenOverAfterTenMinutes_NotBefore()
    {
        (Member dead, Member next, string number) = (market.NewMember(), market.NewMember(), NewIdentity());
        string identity = market.Get<MemberSecrets>().IdentityOf(Marketplace.Domain.Members.MemberKind.Individual, number);
        // The process died right after the claim.
        Assert.True(await market.Get<IdentityStore>().ClaimAsync(identity, dead.Id, CancellationToken.None));

        (await SubmitAsync(next, number)).Refused(409, "IDENTITY_TAKEN");
        await market.AdvanceAsync(TimeSpan.FromMinutes(11));
        await VerifiedAsync(next, number);
        (await SubmitAsync(dead, number)).Refused(409, "IDENTITY_TAKEN");
    }

    [Fact]
    public async Task ACrashBetweenClaimAndRow_ConvergesByTheSameMembersRetry()
    {
        (Member member, string number) = (market.NewMember(), NewIdentity());
        string identity = market.Get<MemberSecrets>().IdentityOf(Marketplace.Domain.Members.MemberKind.Individual, number);
        Assert.True(await market.Get<IdentityStore>().ClaimAsync(identity, member.Id, CancellationToken.None));
        Assert.True(await market.Get<IdentityStore>().ConfirmAsync(identity, member.Id, CancellationToken.None));

        string key = Member.NewKey();
        Reply first = (await SubmitAsync(member, number, key)).Ok();
        Reply again = (await SubmitAsync(member, number, key)).Ok();

        Assert.Equal((first.Body, true), (again.Body, again.Replayed));
        Assert.Equal("verified", (await StateAsync(member)).State);
    }

    [Fact]
    public async Task AnIdNumber_IsNowhereInTheTables_NorInTheLog()
    {
        // With the sum of a card's number, as one id number in ten has it.
        (Member member, string number) = (market.NewMember(), "4111111111111111");
        await VerifiedAsync(member, number);

        foreach (TableClient table in new[] { market.Tables.Members, market.Tables.Identities })
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>())
            {
                Assert.DoesNotContain(number, string.Join('\n', row.Select(pair => $"{pair.Value}")), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain(market.Log.Events, logged => logged.Text.Contains(number, StringComparison.Ordinal));
        (await member.PostAsync("/api/members/me/verification", new { kind = "individual", legalName = number, idNumber = "A1" })).Refused(422, "CARD_NUMBER");
    }

    private static string NewIdentity() => $"ID{Interlocked.Increment(ref _identities):d8}X";

    private static Task<Reply> SubmitAsync(Member member, string idNumber, string? key = null) =>
        member.PostAsync("/api/members/me/verification", new { kind = "individual", legalName = "王小明", idNumber }, key);

    private Task<Reply> TellAsync(string type, string verificationId, Member member) => market.SendSignedAsync(
        "/api/webhooks/verification/Sandbox", new { eventId = "evt_1", type, verificationId, reference = member.Id.Value, confirmedName = "王小明" }, market.Secrets.VerifierSecret);

    private static async Task VerifiedAsync(Member member, string idNumber)
    {
        (await SubmitAsync(member, idNumber)).Ok();
        Assert.Equal("verified", (await StateAsync(member)).State);
    }

    private static async Task<(string State, string? Reason)> StateAsync(Member member)
    {
        Reply mine = (await member.GetAsync("/api/members/me")).Ok();
        return (mine.Text("verification.state"), mine.At("verification.reason")?.GetValue<string>());
    }
}
