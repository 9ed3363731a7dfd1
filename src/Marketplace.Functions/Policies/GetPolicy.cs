using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Policies;

/// <summary>
/// GET /api/policies/{version}: every deadline, cap, fee and criterion, so that both sides know them before anything happens. The version
/// <c>current</c> is what new orders are placed under; an order names its own.
/// </summary>
public sealed class GetPolicy(PolicyCatalog policies)
{
    /// <summary>200 with the policy; 404.</summary>
    [Function(nameof(GetPolicy)), Access(Caller.Anyone)]
    [Answers(typeof(MarketPolicy))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "policies/{version}")] HttpRequest request, string version) =>
        (version == "current" ? policies.Current : policies.Find(version)) is { } policy ? Answer.Ok(policy) : Problem.NotFound();
}
