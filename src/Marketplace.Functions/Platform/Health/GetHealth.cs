using System.Reflection;
using Azure;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Platform.Health;

/// <summary>Whether the market can work.</summary>
/// <param name="Status"><c>ok</c>.</param>
public sealed record HealthResponse(string Status);

/// <summary>What is running.</summary>
/// <param name="Version">The build.</param>
/// <param name="PolicyVersion">The policy that new orders are placed under.</param>
public sealed record VersionResponse(string Version, string PolicyVersion);

/// <summary>GET /api/health and /api/version.</summary>
public sealed class GetHealth(MarketTables tables, MarketQueues queues, PolicyCatalog policies, ILogger<GetHealth> logger)
{
    /// <summary>200 when tables and queues answer; 503 STORAGE_UNAVAILABLE.</summary>
    [Function(nameof(GetHealth)), Access(Caller.Anyone)]
    [Answers(typeof(HealthResponse), "STORAGE_UNAVAILABLE")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Orders.GetEntityIfExistsAsync<Azure.Data.Tables.TableEntity>("health", "health", cancellationToken: cancellationToken);
            await queues.OrderEvents.GetPropertiesAsync(cancellationToken);
            return Answer.Ok(new HealthResponse("ok"));
        }
        catch (RequestFailedException error)
        {
            logger.LogError(error, "Storage does not answer");
            return Problem.Answer(StatusCodes.Status503ServiceUnavailable, "STORAGE_UNAVAILABLE", "The market's storage does not answer.") with { RetryAfterSeconds = 10 };
        }
    }

    /// <summary>200 with the versions.</summary>
    [Function("GetVersion"), Access(Caller.Anyone)]
    [Answers(typeof(VersionResponse))]
    public IResult Version([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "version")] HttpRequest request)
    {
        string build = typeof(GetHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return Answer.Ok(new VersionResponse(build, policies.Current.Version));
    }
}
