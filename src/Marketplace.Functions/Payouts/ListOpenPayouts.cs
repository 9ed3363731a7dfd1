using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Payouts;

/// <summary>A payout that is open, as operators see it.</summary>
/// <param name="Id">The payout.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Amount">How much.</param>
/// <param name="State">How it stands.</param>
/// <param name="RequestedUtc">When it was asked for.</param>
/// <param name="SentUtc">When it first went to the provider; absent before.</param>
/// <param name="AgeHours">For how many whole hours the provider has had it, or nobody has sent it.</param>
public sealed record OpenPayoutResponse(
    PayoutId Id, MemberId Owner, Money Amount, PayoutState State, DateTimeOffset RequestedUtc, DateTimeOffset? SentUtc, long AgeHours)
{
    internal static OpenPayoutResponse Of(Payout payout, DateTimeOffset nowUtc) => new(
        payout.Id, payout.Owner, payout.Amount, payout.State, payout.RequestedUtc, payout.SentUtc, (long)(nowUtc - (payout.SentUtc ?? payout.RequestedUtc)).TotalHours);
}

/// <summary>GET /api/operator/payouts: what is on its way, and for how long; those that the provider is silent about are parked.</summary>
public sealed class ListOpenPayouts(PayoutsDue due, PayoutStore payouts, TimeProvider time)
{
    private static readonly string[] _states = ["requested", "processing"];

    /// <summary>200 with a page, which may be empty although more follow; 400 INVALID_QUERY; 403 ROLE_REQUIRED.</summary>
    [Function(nameof(ListOpenPayouts)), Access(Caller.Staff, StaffRoles.Operator, StaffRoles.Finance)]
    [Query("state", "Only those in this state.", "requested", "processing")]
    [Answers(typeof(ListPage<OpenPayoutResponse>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/payouts")] HttpRequest request, CancellationToken cancellationToken)
    {
        string? state = request.Query["state"];
        if (state is not null && !_states.Contains(state))
        {
            return PageRequest.Fault("state", $"must be one of {string.Join(", ", _states)}");
        }

        string list = $"open payouts {state}";
        if (!PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            || !(await due.ReadAsync(list, page, cancellationToken)).TryGet(out ListPage<PayoutDue>? rows, out problem))
        {
            return problem!;
        }

        List<OpenPayoutResponse> found = [];
        foreach (PayoutDue row in rows.Items.DistinctBy(row => row.PayoutId))
        {
            if (await payouts.FindAsync(row.Owner, row.PayoutId, cancellationToken) is { IsOpen: true } payout && (state is null || MarketJson.Name(payout.State) == state))
            {
                found.Add(OpenPayoutResponse.Of(payout, time.GetUtcNow()));
            }
        }

        return Answer.Ok(new ListPage<OpenPayoutResponse>(found, rows.NextCursor));
    }
}
