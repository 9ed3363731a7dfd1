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
        "refund" => RefundAsync(state),
        "dispute" => DisputeAsync(state),
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

    private async Task<Staged> RefundAsync(string state)
    {
        Trade trade = await Trade.ShippedAsync(market);
        object ask = new { kind = "refundOnly", reason = "notAsDescribed", amount = Offer.Money(12_900), text = "It is blue." };
        string refund = (await trade.ActAsync(trade.Buyer, "refund-requests", ask)).Ok().Text("id");
        Task<Reply> Act(Member who, string action, object? body = null) => who.PostAsync($"/api/refund-requests/{refund}/{action}", body);
        if (state == "rejected")
        {
            (await Act(trade.Seller, "reject", new { reason = "It is not." })).Ok();
        }

        if (state == "withdrawn")
        {
            (await Act(trade.Buyer, "withdraw")).Ok();
        }

        return new(refund, trade.Buyer, trade.Seller);
    }

    private async Task<Staged> DisputeAsync(string state)
    {
        Staged refund = await RefundAsync("rejected");
        Reply escalated = (await refund.Owner.PostAsync($"/api/refund-requests/{refund.Id}/escalate")).Ok();
        string dispute = escalated.Text("disputeId");
        if (state == "settled")
        {
            (await refund.Owner.PostAsync($"/api/disputes/{dispute}/offers", new { refund = Offer.Money(10_000), release = Offer.Money(3_799) })).Ok();
            (await refund.Counterpart.PostAsync($"/api/disputes/{dispute}/offers/accept", new { number = 1 })).Ok();
        }

        return refund with { Id = dispute };
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
