using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Members;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Privacy;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Members;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Privacy;

/// <summary>That a member's personal data is gone.</summary>
/// <param name="MemberId">The pseudonym that the books go on with.</param>
/// <param name="ErasedUtc">Since when.</param>
public sealed record ErasureResponse(MemberId MemberId, DateTimeOffset ErasedUtc);

/// <summary>
/// POST /api/members/me/erasure: the caller's personal data goes; orders, entries and payouts stay under the member's id (docs/adr/0019). Nothing is erased
/// while somebody still needs it.
/// </summary>
public sealed class EraseMyData(
    IEnumerable<IPersonalData> holders, MemberStore members, AccountStore accounts, PayoutStore payouts, OrderIndex orders, OpenClaims claims, FreshSignIn signIn, TimeProvider time)
{
    private const int NamedMax = 20;

    /// <summary>200; 401 SIGN_IN_STALE; 409 ERASURE_TOO_EARLY with what has to end first in <c>errors</c>.</summary>
    [Function(nameof(EraseMyData)), Access(Caller.Member)]
    [Answers(typeof(ErasureResponse), "SIGN_IN_STALE", "ERASURE_TOO_EARLY")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/erasure")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (signIn.RefusalFor(CurrentMember.Get(request.HttpContext)) is { } stale)
        {
            return stale;
        }

        if (!(await KeyedRequest.ReadEmptyAsync(request, cancellationToken)).TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        MemberId member = asked.Caller.Id;
        if (await members.ReplayAsync(member, asked.Key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if ((await ObstaclesOfAsync(member, cancellationToken)).ToRejection() is { } rejection)
        {
            return Problem.Of(rejection);
        }

        // The member's own state last: a repetition after a crash finds it, and erases the rest again.
        foreach (IPersonalData holder in holders)
        {
            await holder.EraseAsync(member, cancellationToken);
        }

        await members.ForgetAsync(member, asked.Key, cancellationToken);
        MemberCaller caller = new(after => Answer.Ok(new ErasureResponse(after.Id, time.GetUtcNow())), asked.Key);
        return MemberStore.AnswerTo(await members.HandleAsync(member, new ErasePersonalData(), caller, cancellationToken));
    }

    // An order that is placed right now is not seen, and does no harm: its other side finds no address, as with a member who never gave one.
    private async Task<ErasureObstacles> ObstaclesOfAsync(MemberId member, CancellationToken cancellationToken)
    {
        List<OrderId> open = [];
        foreach (ActorRole side in new[] { ActorRole.Buyer, ActorRole.Seller })
        {
            await foreach (OrderId order in orders.ReadOpenAsync(side, member, cancellationToken).Take(NamedMax).WithCancellation(cancellationToken))
            {
                open.Add(order);
            }
        }

        List<PayoutId> onTheirWay = [];
        await foreach (Payout payout in payouts.ReadOpenAsync(member, cancellationToken).Take(NamedMax).WithCancellation(cancellationToken))
        {
            onTheirWay.Add(payout.Id);
        }

        OwnerAccounts mine = await accounts.ReadAsync(member, cancellationToken);
        return new(open, await claims.AnyAsync(member, cancellationToken), mine, onTheirWay);
    }
}
