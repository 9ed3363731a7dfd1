using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Payouts;

/// <summary>When to pay out by itself.</summary>
/// <param name="Frequency">off, daily or weekly.</param>
/// <param name="Minimum">Below this it waits for the next time; its currency is the one that is paid out.</param>
public sealed record PayoutScheduleRequest(PayoutFrequency Frequency, Money Minimum);

/// <summary>When payouts are asked for by themselves.</summary>
/// <param name="Frequency">off, daily or weekly.</param>
/// <param name="Minimum">Below this it waits for the next time; absent for who never set a schedule.</param>
/// <param name="NextUtc">When next; absent when never.</param>
public sealed record PayoutScheduleResponse(PayoutFrequency Frequency, Money? Minimum, DateTimeOffset? NextUtc)
{
    internal static PayoutScheduleResponse Of(PayoutSchedule? schedule) => new(schedule?.Frequency ?? PayoutFrequency.Off, schedule?.Minimum, schedule?.NextUtc);
}

/// <summary>PUT and GET /api/members/me/payout-schedule: a standing order for payouts.</summary>
public sealed class PayoutScheduleFunctions(AccountStore accounts, PayoutSchedules schedules, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200; 409 BUSY; 422 VALIDATION_FAILED.</summary>
    [Function("SetPayoutSchedule"), Access(Caller.Member), NeedsPaymentGrant]
    [Takes(typeof(PayoutScheduleRequest))]
    [Answers(typeof(PayoutScheduleResponse), "VALIDATION_FAILED")]
    public async Task<IResult> SetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "members/me/payout-schedule")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await RequestBody.ReadAsync<PayoutScheduleRequest>(request, cancellationToken)).TryGet(out PayoutScheduleRequest? body, out Answer? problem))
        {
            return problem;
        }

        (MemberId member, DateTimeOffset now, PayoutTerms terms) = (CurrentMember.Get(request.HttpContext).Id, time.GetUtcNow(), policies.Current.Payouts);
        SetPayoutSchedule command = new(TransferId.For(member, $"schedule set {now:O}"), now, body.Frequency, body.Minimum, terms);
        if (command.Decide(OwnerAccounts.Of(member), AccountFacts.None).Rejection is { } rejection)
        {
            return Problem.Of(rejection);
        }

        if (PayoutSchedule.After(body.Frequency, terms, now) is { } next)
        {
            // The row first: one too many is dropped when it is looked at, a schedule without one would never be.
            await schedules.PutAsync(new(member, next), cancellationToken);
        }

        return await accounts.HandleAsync(member, command, null, cancellationToken) is AccountResult.Done done
            ? Answer.Ok(PayoutScheduleResponse.Of(done.Entry.Schedule))
            : Problem.Busy();
    }

    /// <summary>200; <c>off</c> for who never set one.</summary>
    [Function("GetPayoutSchedule"), Access(Caller.Member)]
    [Answers(typeof(PayoutScheduleResponse))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/payout-schedule")] HttpRequest request, CancellationToken cancellationToken) =>
        Answer.Ok(PayoutScheduleResponse.Of((await accounts.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken)).Schedule));
}
