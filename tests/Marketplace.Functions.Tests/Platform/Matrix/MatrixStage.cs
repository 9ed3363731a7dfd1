using Marketplace.Domain;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.Matrix;

/// <summary>A resource in a state, with the two members whose business it is.</summary>
internal sealed record Staged(string Id, Member Owner, Member Counterpart);

/// <summary>Brings resources into the states of the matrix. Cells that are refused share one; a cell that succeeds gets its own.</summary>
internal sealed class MatrixStage(MarketFixture market)
{
    private readonly Dictionary<(string, string), Staged> _shared = [];

    public async Task<Staged> SharedAsync(string resource, string state)
    {
        if (!_shared.TryGetValue((resource, state), out Staged? staged))
        {
            _shared[(resource, state)] = staged = await FreshAsync(resource, state);
        }

        return staged;
    }

    public Task<Staged> FreshAsync(string resource, string state) => resource switch
    {
        "" => Task.FromResult(new Staged("", market.NewMember(), market.NewMember())),
        "listing" => ListingAsync(state),
        "order" => OrderAsync(state),
        "refund" or "dispute" => CaseAsync(resource, state),
        "member" => MemberAsync(),
        "payout" => PayoutAsync(),
        "notice" => NoticeAsync(),
        "webhook" => WebhookAsync(),
        "claim" => ClaimAsync(state),
        "review" => ReviewAsync(state),
        "conversation" => ConversationAsync(state),
        "flag" => FlagAsync(state),
        _ => throw new NotSupportedException($"Nobody has said how to stage a {resource}."),
    };

    private async Task<Staged> ListingAsync(string state)
    {
        Member seller = market.NewMember();
        string id = (await seller.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
        string[] steps = state switch
        {
            "draft" => [],
            "active" => ["activate"],
            "paused" => ["activate", "pause"],
            _ => ["activate", "delist"],
        };
        foreach (string step in steps)
        {
            (await seller.PostAsync($"/api/listings/{id}/{step}")).Ok();
        }

        return new(id, seller, market.NewMember());
    }

    private async Task<Staged> CaseAsync(string resource, string state)
    {
        DisputedTrade dispute = await DisputedTrade.AskedAsync(market);
        await dispute.AdvanceToAsync($"{resource}:{state}");
        return new(resource == "refund" ? dispute.RefundId : dispute.DisputeId, dispute.Trade.Buyer, dispute.Trade.Seller);
    }

    private Task<Staged> MemberAsync()
    {
        Member member = market.NewMember();
        return Task.FromResult(new Staged(member.Id.Value, member, market.NewMember()));
    }

    private async Task<Staged> PayoutAsync()
    {
        Payee payee = await Payee.ReadyAsync(market);
        return new(await payee.WithdrawAsync(100), payee.Member, market.NewMember());
    }

    private async Task<Staged> NoticeAsync()
    {
        Trade trade = await Trade.PlacedAsync(market);
        Reply inbox = (await trade.Seller.GetAsync("/api/notifications")).Ok();
        return new(inbox.Items.Single(item => item["kind"]!.GetValue<string>() == "orderPlaced")["id"]!.GetValue<string>(), trade.Seller, trade.Buyer);
    }

    private async Task<Staged> WebhookAsync()
    {
        Member member = market.NewMember();
        return new((await member.PostAsync("/api/members/me/webhooks", new { url = "https://shop.example/market" })).Ok().Text("id"), member, market.NewMember());
    }

    private async Task<Staged> ClaimAsync(string state)
    {
        Trade trade = await Trade.GuaranteedAsync(market);
        string claim = await trade.FileClaimAsync("asDescribed");
        if (state == "ended")
        {
            (await trade.OnClaimAsync(trade.Buyer, claim, "withdraw")).Ok();
        }

        return new(claim, trade.Buyer, trade.Seller);
    }

    private async Task<Staged> ReviewAsync(string state)
    {
        (Member accused, Member desk) = (market.NewMember(), market.NewMember("Operator"));
        string id = (await desk.PostAsync("/api/operator/reviews", new { memberId = accused.Id.Value, kind = "placeAndRefuse", orders = Array.Empty<string>(), findings = "Refuses all." })).Ok().Text("id");
        if (state != "open")
        {
            (await desk.PostAsync($"/api/operator/reviews/{id}/{(state == "dismissed" ? "dismiss" : "uphold")}", new { reasons = "As the orders show." })).Ok();
        }

        if (state == "appealed")
        {
            (await accused.PostAsync($"/api/members/me/offences/{id}/appeal", new { text = "Not so." })).Ok();
        }

        return new(id, accused, market.NewMember());
    }

    private async Task<Staged> ConversationAsync(string state)
    {
        Trade trade = state == "disputed" ? (await (await DisputedTrade.AskedAsync(market)).EscalateAsync()).Trade : await Trade.PlacedAsync(market);
        string path = state == "listing" ? $"/api/listings/{trade.ListingId}/messages" : $"{trade.Path}/messages";
        return new((await trade.Buyer.PostAsync(path, new { text = "Is it still there?" })).Ok().Text("conversationId"), trade.Buyer, trade.Seller);
    }

    private async Task<Staged> FlagAsync(string state)
    {
        (Trade trade, Member desk) = (await Trade.OfferedAsync(market), market.NewMember("Operator"));
        Reply said = (await trade.Buyer.PostAsync($"/api/listings/{trade.ListingId}/messages", new { text = "Write to me@mail.example" })).Ok();
        string id = FlagId.For(ConversationId.From(said.Text("conversationId")), 1).Value;
        if (state != "open")
        {
            (string action, object body) = state == "cleared" ? ("clear", (object)new { reasons = "As it says." }) : ("review", new { findings = "As it says." });
            (await desk.PostAsync($"/api/operator/flagged-messages/{id}/{action}", body)).Ok();
        }

        return new(id, trade.Buyer, trade.Seller);
    }

    private async Task<Staged> OrderAsync(string state)
    {
        Trade trade = state switch
        {
            "placed" or "cancelled" => await Trade.PlacedAsync(market),
            "paid" or "refunded" => await Trade.PaidAsync(market),
            _ => await Trade.ShippedAsync(market),
        };
        if (state is "cancelled" or "refunded")
        {
            (await trade.ActAsync(trade.Seller, "cancel")).Ok();
        }

        if (state == "completed")
        {
            (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        }

        Assert.Equal(state, (await trade.ReadAsync()).Text("state"));
        return new(trade.Id.Value, trade.Buyer, trade.Seller);
    }
}
