using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>GET /api/members/me/security-events: what the caller was told about passwords, locks and the verification.</summary>
public sealed class ListSecurityEvents(MemberStore members)
{
    /// <summary>200 with a page, newest first; 400 INVALID_QUERY.</summary>
    [Function(nameof(ListSecurityEvents)), Access(Caller.Member)]
    [Answers(typeof(ListPage<SecurityEvent>))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/security-events")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        return PageRequest.Read(request, MemberStore.EventsOf(member)).TryGet(out PageRequest? page, out Answer? problem)
            ? (await members.ReadEventsAsync(member, page, cancellationToken)).ToAnswer(events => Answer.Ok(events))
            : problem;
    }
}
