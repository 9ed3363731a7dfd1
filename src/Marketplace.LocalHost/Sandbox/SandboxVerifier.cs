using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>What the market asks to be looked at.</summary>
internal sealed record VerificationAsked(string? VerificationId = null, string? Reference = null, string? Kind = null, string? LegalName = null, string? IdNumber = null, string? Licence = null);

/// <summary>A decision by hand.</summary>
internal sealed record VerificationDecided(string? Reason = null);

/// <summary>
/// The sandbox verification provider. It approves at once, but rejects id numbers that end in <c>000</c>, and leaves those that end in
/// <c>999</c> to be decided by hand: <c>POST /local/verifications/{id}/approve|reject</c> tells the market by a signed webhook. What is
/// pending is forgotten at a restart.
/// </summary>
internal sealed class SandboxVerifier(WebhookSender sender, string apiKey)
{
    private const string Rejected = "000";
    private const string ByHand = "999";
    private readonly ConcurrentDictionary<string, VerificationAsked> _pending = new(StringComparer.Ordinal);

    /// <summary>Maps its API for merchants and the desk that decides by hand.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder provider = routes.MapGroup("/local/verifier");
        provider.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        provider.MapPost("/verifications", async (HttpRequest request) => HasKey(request)
            ? Submit(await JsonBody.ReadAsync<VerificationAsked>(request))
            : Results.Problem("The API key is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized));
        RouteGroupBuilder desk = routes.MapGroup("/local/verifications/{id}");
        desk.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        desk.MapPost("/approve", (string id, HttpRequest request) => DecideAsync(id, "verification.approved", null, request.HttpContext.RequestAborted));
        desk.MapPost("/reject", async (string id, HttpRequest request) =>
            await DecideAsync(id, "verification.rejected", (await JsonBody.ReadAsync<VerificationDecided>(request)).Reason ?? "The document is not legible.", request.HttpContext.RequestAborted));
        routes.MapGet("/local/verifications", () => Results.Json(_pending.Values.Select(asked => new { asked.VerificationId, asked.Reference, asked.LegalName }), JsonBody.Options));
    }

    private IResult Submit(VerificationAsked asked)
    {
        string id = ProviderFields.Id(asked.VerificationId, "verificationId");
        if (asked.IdNumber?.EndsWith(Rejected, StringComparison.Ordinal) == true)
        {
            return Results.Json(new { status = "rejected", reason = "The document is not legible." });
        }

        if (asked.IdNumber?.EndsWith(ByHand, StringComparison.Ordinal) == true)
        {
            _pending[id] = asked with { IdNumber = null };
            return Results.Json(new { status = "pending" });
        }

        return Results.Json(new { status = "approved", confirmedName = asked.LegalName });
    }

    private async Task<IResult> DecideAsync(string id, string type, string? reason, CancellationToken cancellationToken)
    {
        if (!_pending.TryGetValue(id, out VerificationAsked? asked))
        {
            throw new BadInputException("There is no such request.", StatusCodes.Status404NotFound);
        }

        string? confirmedName = reason is null ? asked.LegalName : null;
        string body = JsonSerializer.Serialize(new { eventId = $"evt_{id}", type, verificationId = id, asked.Reference, confirmedName, reason }, JsonSerializerOptions.Web);
        return await sender.TrySendAsync("/api/webhooks/verification/Sandbox", body, cancellationToken) is { } refusal
            ? throw new BadInputException($"The market did not take the decision: {refusal}.", StatusCodes.Status502BadGateway)
            : Results.Json(new { verificationId = id, type }, JsonBody.Options);
    }

    private bool HasKey(HttpRequest request) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {apiKey}"));
}
