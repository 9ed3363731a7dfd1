using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Disputes;

/// <summary>What a side says and shows.</summary>
/// <param name="Text">In one's own words.</param>
/// <param name="Documents">What shows it.</param>
public sealed record StatementRequest(string Text, IReadOnlyList<EvidenceDocument>? Documents = null)
{
    internal IReadOnlyList<EvidenceDocument> Shown => Documents ?? [];
}

/// <summary>POST /api/disputes/{id}/evidence: a side shows what it has, once; the other sees it when both have filed or time is up.</summary>
public sealed class FileEvidenceFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("FileEvidence"), Access(Caller.Member)]
    [Takes(typeof(StatementRequest))]
    [Answers(typeof(DisputeResponse), "WRONG_SIDE", "DISPUTE_CLOSED", "EVIDENCE_SEALED", "EVIDENCE_FILED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/evidence")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<DisputeId, StatementRequest>(
            request, id, DisputeResponse.Part, (body, actor, dispute) => new FileEvidence(actor, dispute, body.Text, body.Shown), cancellationToken);
}

/// <summary>POST /api/disputes/{id}/reply: a side replies to what the other showed, once.</summary>
public sealed class FileReplyFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("FileReply"), Access(Caller.Member)]
    [Takes(typeof(StatementRequest))]
    [Answers(typeof(DisputeResponse), "WRONG_SIDE", "DISPUTE_CLOSED", "DISPUTE_PHASE", "DEADLINE_PASSED", "REPLY_FILED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/reply")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<DisputeId, StatementRequest>(
            request, id, DisputeResponse.Part, (body, actor, dispute) => new FileReply(actor, dispute, body.Text, body.Shown), cancellationToken);
}

/// <summary>POST /api/disputes/{id}/appeal: a side appeals the first ruling, with new evidence; another arbiter rules for good.</summary>
public sealed class AppealRulingFunction(OrderPartEndpoint parts)
{
    /// <summary>200 with the dispute.</summary>
    [Function("AppealRuling"), Access(Caller.Member)]
    [Takes(typeof(StatementRequest))]
    [Answers(typeof(DisputeResponse), "WRONG_SIDE", "DISPUTE_CLOSED", "APPEAL_USED", "DISPUTE_PHASE", "DEADLINE_PASSED", "RULING_ACCEPTED", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "disputes/{id}/appeal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await parts.RunAsync<DisputeId, StatementRequest>(
            request, id, DisputeResponse.Part, (body, actor, dispute) => new AppealRuling(actor, dispute, body.Text, body.Shown), cancellationToken);
}
