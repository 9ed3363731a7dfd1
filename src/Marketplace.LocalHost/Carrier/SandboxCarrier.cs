using System.Text.Json;
using Marketplace.LocalHost.Platform;
using Marketplace.LocalHost.Sandbox;

namespace Marketplace.LocalHost.Carrier;

/// <summary>A parcel that the sandbox carrier is told to have delivered.</summary>
internal sealed record DeliveryRequest(string? TrackingNumber = null);

/// <summary>
/// The carrier of this machine, an outside party like the payment provider: told that a parcel has arrived, it tells the market by
/// a signed webhook, once.
/// </summary>
internal static class SandboxCarrier
{
    /// <summary>The carrier's key in shipments and routes.</summary>
    public const string Key = "sf-express";

    /// <summary>Maps <c>POST /local/carriers/sf-express/deliver {"trackingNumber":"…"}</c>; answers with what the market answered.</summary>
    public static void MapSandboxCarrier(this IEndpointRouteBuilder routes, WebhookSender sender, TimeProvider clock)
    {
        RouteGroupBuilder group = routes.MapGroup($"/local/carriers/{Key}");
        group.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        group.MapPost("/deliver", async (HttpRequest request) =>
            await DeliverAsync(await JsonBody.ReadAsync<DeliveryRequest>(request), sender, clock, request.HttpContext.RequestAborted));
    }

    private static async Task<IResult> DeliverAsync(DeliveryRequest asked, WebhookSender sender, TimeProvider clock, CancellationToken cancellationToken)
    {
        string trackingNumber = ProviderFields.Id(asked.TrackingNumber, "trackingNumber");
        string body = JsonSerializer.Serialize(
            new { EventId = $"evt_{trackingNumber}_delivered", Type = "delivered", TrackingNumber = trackingNumber, OccurredUtc = clock.GetUtcNow() },
            JsonBody.Options);
        return await sender.TrySendAsync($"/api/webhooks/carriers/{Key}", body, cancellationToken) is { } refusal
            ? throw new BadInputException($"The market did not take the delivery: {refusal}.", StatusCodes.Status502BadGateway)
            : Results.Json(new { trackingNumber, status = "delivered" });
    }
}
