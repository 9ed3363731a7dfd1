using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Functions.Members;

/// <summary>What the verification provider tells us.</summary>
/// <param name="EventId">Its id for the event.</param>
/// <param name="Type"><c>verification.approved</c> or <c>verification.rejected</c>.</param>
/// <param name="VerificationId">Our name of the request.</param>
/// <param name="Reference">The member.</param>
/// <param name="ConfirmedName">The legal name; needed for an approval.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record VerificationWebhookRequest(string EventId, string Type, string VerificationId, MemberId Reference, string? ConfirmedName = null, string? Reason = null);

/// <summary>POST /api/webhooks/verification/{provider}: the provider's word. The secret is <c>Verification:{provider}:WebhookSecret</c>.</summary>
public sealed class VerificationWebhook(VerificationDesk desk, IConfiguration configuration, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200 accepted or ignored; 401 SIGNATURE_INVALID; 404 for an unknown request, which is to be told again; 409 BUSY, likewise.</summary>
    [Function(nameof(VerificationWebhook)), Access(Caller.SignedWebhook)]
    [Takes(typeof(VerificationWebhookRequest))]
    [Answers(typeof(WebhookResponse), "NOT_FOUND", "BUSY", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/verification/{provider}")] HttpRequest request, string provider, CancellationToken cancellationToken)
    {
        string? secret = configuration[$"Verification:{provider}:WebhookSecret"];
        if (!(await SignedWebhook.ReadAsync<VerificationWebhookRequest>(request, secret, time, cancellationToken)).TryGet(out VerificationWebhookRequest? body, out Answer? problem))
        {
            return problem;
        }

        int lengthMax = policies.Current.Members.TextLengthMax;
        string? name = body.ConfirmedName?.Trim();
        return body.Type switch
        {
            "verification.approved" when name is null || name.Length == 0 || name.Length > lengthMax => Problem.Answer(
                StatusCodes.Status422UnprocessableEntity, "VALIDATION_FAILED", "An approval confirms a name.", errors: new Dictionary<string, string[]> { ["confirmedName"] = ["is missing or too long"] }),
            "verification.approved" => await desk.ToldAsync(body.Reference, body.VerificationId, new(true, name, null), cancellationToken),
            "verification.rejected" => await desk.ToldAsync(body.Reference, body.VerificationId, new(false, null, body.Reason?[..Math.Min(body.Reason.Length, lengthMax)]), cancellationToken),
            _ => Answer.Ok(new WebhookResponse("ignored")),
        };
    }
}
