using Marketplace.Domain;
using Marketplace.Domain.Guarantees;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Guarantees;

/// <summary>What a seller guarantees, as anyone sees it.</summary>
/// <param name="MemberId">The seller.</param>
/// <param name="Guarantees">What an order placed now is guaranteed; nothing for who never joined.</param>
public sealed record MemberGuaranteesResponse(MemberId MemberId, IReadOnlyList<Guarantee> Guarantees);

/// <summary>GET /api/members/{id}/guarantees: what a seller guarantees.</summary>
public sealed class GetGuarantees(AccountStore accounts)
{
    /// <summary>200; 404 for what is no member's id.</summary>
    [Function(nameof(GetGuarantees)), Access(Caller.Anyone)]
    [Answers(typeof(MemberGuaranteesResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/{id}/guarantees")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        IdText.TryParse<MemberId>(id) is { } member
            ? Answer.Ok(new MemberGuaranteesResponse(member, (await accounts.ReadAsync(member, cancellationToken)).Guarantees?.Given ?? []))
            : Problem.NotFound();
}
