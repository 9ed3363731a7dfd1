using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Credit;

/// <summary>What a recomputation found.</summary>
/// <param name="Orders">How many orders of the member were read.</param>
/// <param name="Differed">Whether the credit that was kept was another than what they come to under the current rules; it is right now.</param>
/// <param name="Credit">The credit.</param>
public sealed record RecomputeCreditResponse(int Orders, bool Differed, MemberCreditResponse Credit);

/// <summary>POST /api/operator/members/{id}/credit/recompute: counts all orders of a member again, by the current rules, from the truth: orders and review cases.</summary>
public sealed class RecomputeCredit(CreditStore credit, CreditRelay relay, OrderIndex index, OrderStore orders, ReviewStore reviews, MarketTables tables, PolicyCatalog policies, TimeProvider time)
{
    // Mostly nothing differs, and orders are only read; where one does, the others' writes are tried again.
    private const int AtOnceMax = 8;

    private static readonly ActorRole[] _roles = [ActorRole.Seller, ActorRole.Buyer];

    /// <summary>200; 404 for what is no member's id.</summary>
    [Function(nameof(RecomputeCredit)), Access(Caller.Staff, StaffRoles.Operator)]
    [Answers(typeof(RecomputeCreditResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/members/{id}/credit/recompute")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!(await KeyedRequest.ReadEmptyAsync(request, cancellationToken)).TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        if (IdText.TryParse<MemberId>(id) is not { } member)
        {
            return Problem.NotFound();
        }

        return await AnswerRow.OnceAsync(tables.Credit, member.Value, asked.Key, async () => Answer.Ok(await CountAgainAsync(member, cancellationToken)), cancellationToken);
    }

    private async Task<RecomputeCreditResponse> CountAgainAsync(MemberId member, CancellationToken cancellationToken)
    {
        CreditTotals before = await credit.ReadAsync(member, cancellationToken);
        Offence[] upheld = [.. (await reviews.ReadAllAsync(member, cancellationToken))
            .Select(review => review.ToOffence(policies.Get(review.PolicyVersion).Offences)).OfType<Offence>().OrderBy(offence => offence.UpheldUtc)];
        await credit.ChangeOffencesAsync(member, known => CreditStore.IsSame<IReadOnlyList<Offence>>(known, upheld) ? null : upheld, cancellationToken);
        int read = 0;
        foreach (ActorRole role in _roles)
        {
            await foreach (OrderId[] some in index.ReadAllAsync(role, member, cancellationToken).Chunk(AtOnceMax))
            {
                read += (await Task.WhenAll(some.Select(id => CountAsync(id, role, cancellationToken)))).Count(counted => counted);
            }
        }

        bool mended = await credit.MendAsync(member, cancellationToken);
        CreditTotals after = await credit.ReadAsync(member, cancellationToken);
        bool differed = mended || !CreditStore.IsSame(before, after);
        return new(read, differed, MemberCreditResponse.Of(member, after, policies.Current, time.GetUtcNow()));
    }

    private async Task<bool> CountAsync(OrderId id, ActorRole role, CancellationToken cancellationToken)
    {
        if (await orders.ReadAsync(id, cancellationToken) is not { Order: var order })
        {
            return false;
        }

        // What was said about the member in this role is what the other side said.
        await relay.CountRatingsAsync(order, [role == ActorRole.Seller ? ActorRole.Buyer : ActorRole.Seller], policies.Current, cancellationToken);
        if (role == ActorRole.Seller)
        {
            await relay.CountTradeAsync(order, cancellationToken);
        }

        return true;
    }
}
