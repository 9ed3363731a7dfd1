using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>GET /api/orders?as=buyer|seller&amp;state=&amp;limit=&amp;cursor=: the caller's orders, newest first.</summary>
public sealed class ListMyOrders(OrderIndex index)
{
    /// <summary>200 with a page; 400 INVALID_QUERY.</summary>
    [Function(nameof(ListMyOrders)), Access(Caller.Member)]
    [Query("as", "Whose orders: those one has bought, or those one has sold.", "buyer", "seller", Required = true)]
    [Query("state", "Only orders in this state.", Type = typeof(OrderState))]
    [Answers(typeof(ListPage<OrderSummary>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders")] HttpRequest request, CancellationToken cancellationToken)
    {
        ActorRole? side = request.Query["as"].ToString() switch
        {
            "buyer" => ActorRole.Buyer,
            "seller" => ActorRole.Seller,
            _ => null,
        };
        string? stateText = request.Query["state"];
        OrderState? state = Platform.Json.MarketJson.Named<OrderState>(stateText);
        if (side is null || (stateText is not null && state is null))
        {
            return Problem.Answer(
                StatusCodes.Status400BadRequest,
                "INVALID_QUERY",
                "Send as=buyer or as=seller, and at most one state of placed, paid, shipped, completed, refunded, cancelled.");
        }

        CurrentMember caller = CurrentMember.Get(request.HttpContext);
        string list = $"{new Actor(side.Value, caller.Id)}:{stateText}";
        return PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            ? (await index.ReadAsync(side.Value, caller.Id, state, list, page, cancellationToken)).ToAnswer(orders => Answer.Ok(orders))
            : problem;
    }
}
