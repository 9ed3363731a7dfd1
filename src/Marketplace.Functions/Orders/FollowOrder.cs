using System.Globalization;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>News of an order.</summary>
/// <param name="Items">The events after the one that was known, oldest first, as the history shows them to the caller; none when there were none.</param>
/// <param name="After">To be sent as <c>after</c> next time.</param>
public sealed record OrderNewsResponse(IReadOnlyList<OrderEventResponse> Items, long After);

/// <summary>
/// GET /api/orders/{id}/events?after=&amp;wait=: an order's events as they happen. A request waits for the next one; one that asks for
/// <c>text/event-stream</c> is told of each, for some minutes.
/// </summary>
public sealed class FollowOrder(OrderEndpoint orders, OrderFollower follower, TimeProvider time)
{
    private const int WaitSecondsMax = 25;
    private const string Stream = "text/event-stream";

    /// <summary>200 with what is new, at once when something is, else when something comes or the time is up; 400 INVALID_QUERY; 404.</summary>
    [Function(nameof(FollowOrder)), Access(Caller.Member)]
    [Query("after", "The last event that is known, by its version; 0, or left out, for none.")]
    [Query("wait", "For how many seconds to wait when there is nothing new: 0 to 25; 0 when left out.")]
    [Answers(typeof(OrderNewsResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/events")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await orders.ReadStoredAsync(request, id, cancellationToken) is not { Order: var order })
        {
            return Problem.NotFound();
        }

        ActorRole? viewer = Actor.PartyOf(order, CurrentMember.Get(request.HttpContext).Id)?.Role;
        bool streams = request.Headers.Accept.ToString().Contains(Stream, StringComparison.OrdinalIgnoreCase);

        // Whoever comes back to a stream says what came last.
        string? afterText = streams && request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : request.Query["after"];
        if (Number(afterText, int.MaxValue) is not { } after)
        {
            return PageRequest.Fault("after", "must be the version of an event");
        }

        if (Number(request.Query["wait"], WaitSecondsMax) is not { } wait)
        {
            return PageRequest.Fault("wait", $"must be 0 to {WaitSecondsMax}");
        }

        if (streams)
        {
            return new OrderEventStream(follower, order, viewer, after, time);
        }

        IReadOnlyList<OrderEventResponse> news = await follower.NextAsync(order, viewer, after, TimeSpan.FromSeconds(wait), cancellationToken);
        return Answer.Ok(new OrderNewsResponse(news, news.Count == 0 ? after : news[^1].Version));
    }

    private static int? Number(string? text, int most) => text is null ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most ? number
        : null;
}
