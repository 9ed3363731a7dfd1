using System.Globalization;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Disputes;

/// <summary>GET /api/operator/disputes?due=&amp;queue=&amp;limit=&amp;cursor=: disputes that await a ruling, the most urgent first.</summary>
public sealed class ListDisputes(RulingsDue queue)
{
    /// <summary>200 with a page; 400 INVALID_QUERY.</summary>
    [Function(nameof(ListDisputes)), Access(Caller.Staff, StaffRoles.Arbiter, StaffRoles.Operator)]
    [Query("due", "Only rulings due before this time (ISO 8601).")]
    [Query("queue", "senior: only rulings that are overdue. all: the same as none.", "all", "senior")]
    [Answers(typeof(ListPage<QueuedDispute>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/disputes")] HttpRequest request, CancellationToken cancellationToken)
    {
        string? dueText = request.Query["due"];
        DateTimeOffset due = default;
        if (dueText is not null && !DateTimeOffset.TryParse(dueText, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out due))
        {
            return PageRequest.Fault("due", "must be a time such as 2026-11-30T00:00:00Z");
        }

        string? which = request.Query["queue"];
        if (which is not (null or "all" or "senior"))
        {
            return PageRequest.Fault("queue", "must be all or senior");
        }

        string list = $"disputes:{dueText}:{which}";
        return PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            ? (await queue.ReadAsync(dueText is null ? null : due, which == "senior", list, page, cancellationToken)).ToAnswer(disputes => Answer.Ok(disputes))
            : problem;
    }
}
