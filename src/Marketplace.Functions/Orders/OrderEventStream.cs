using System.Text;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Json;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Orders;

/// <summary>
/// An order's events as server-sent events, each under its version as id. It ends after some minutes, before a front end would cut it off: clients
/// come back by themselves with the last id, and with a token that is still good.
/// </summary>
internal sealed class OrderEventStream(OrderFollower follower, Order order, ActorRole? viewer, long after, TimeProvider time) : IResult
{
    private static readonly TimeSpan _lasts = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan _silenceMax = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        DateTimeOffset until = time.GetUtcNow() + _lasts;
        try
        {
            await WriteAsync(response, "retry: 2000\n\n", httpContext.RequestAborted);
            for (long known = after; time.GetUtcNow() < until;)
            {
                IReadOnlyList<OrderEventResponse> news = await follower.NextAsync(order, viewer, known, _silenceMax, httpContext.RequestAborted);
                known = news.Count == 0 ? known : news[^1].Version;

                // A comment shows both sides that the line still stands.
                await WriteAsync(response, news.Count == 0 ? ": no news\n\n" : string.Concat(news.Select(Text)), httpContext.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (httpContext.RequestAborted.IsCancellationRequested)
        {
            // Whoever listened is gone.
        }
    }

    private static string Text(OrderEventResponse record) => $"id: {record.Version}\nevent: {record.Type}\ndata: {MarketJson.Write(record, MarketJson.Responses)}\n\n";

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken cancellationToken)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
