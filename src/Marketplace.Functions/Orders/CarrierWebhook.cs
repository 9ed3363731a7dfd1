using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Functions.Orders;

/// <summary>What a carrier tells us.</summary>
/// <param name="EventId">Its id for the event.</param>
/// <param name="Type"><c>delivered</c>; others are ignored.</param>
/// <param name="TrackingNumber">The parcel.</param>
/// <param name="OccurredUtc">When.</param>
public sealed record CarrierWebhookRequest(string EventId, string Type, string TrackingNumber, DateTimeOffset OccurredUtc);

/// <summary>POST /api/webhooks/carriers/{carrier}: a parcel was delivered. The secret is <c>Carriers:{carrier}:WebhookSecret</c>.</summary>
public sealed class CarrierWebhook(OrderCommands commands, Parcels parcels, IConfiguration configuration, TimeProvider time)
{
    /// <summary>200 accepted or ignored; 401 SIGNATURE_INVALID; 404 for an unknown parcel; 409 BUSY, to be sent again.</summary>
    [Function(nameof(CarrierWebhook)), Access(Caller.SignedWebhook)]
    [Takes(typeof(CarrierWebhookRequest))]
    [Answers(typeof(WebhookResponse), "NOT_FOUND", "BUSY")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/carriers/{carrier}")] HttpRequest request,
        string carrier,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        string? secret = configuration[$"Carriers:{carrier}:WebhookSecret"];
        if (!(await SignedWebhook.ReadAsync<CarrierWebhookRequest>(request, secret, time, cancellationToken)).TryGet(out CarrierWebhookRequest? body, out Answer? problem))
        {
            return problem;
        }

        if (body.Type != "delivered")
        {
            return Answer.Ok(new WebhookResponse("ignored"));
        }

        IReadOnlyList<OrderId> orders = await parcels.ReadAsync(new(carrier, body.TrackingNumber), cancellationToken);
        CommandResult[] results = await Task.WhenAll(orders.Select(order => commands.HandleAsync(order, new SignalDelivery(body.OccurredUtc), client, cancellationToken)));
        return orders.Count == 0 ? Problem.NotFound()
            : results.Any(result => result is CommandResult.Busy) ? Problem.Busy()
            : Answer.Ok(new WebhookResponse("accepted"));
    }
}
