using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>The code that came by mail.</summary>
/// <param name="Code" example="01234567">Eight digits.</param>
public sealed record ConfirmEmailRequest(string Code)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(ConfirmEmailRequest);
}

/// <summary>POST /api/members/me/email/confirmation and /codes: mail goes only to an address that the member has shown to be its own (docs/adr/0014).</summary>
public sealed class ConfirmEmailFunctions(PasswordEndpoint endpoint, MemberStore members, EmailCodeLimit limit, MemberSecrets secrets, TimeProvider time)
{
    /// <summary>200 with the profile; 403 EMAIL_CODE_WRONG, which counts; 409 NOTHING_TO_CONFIRM, EMAIL_CODE_EXPIRED.</summary>
    [Function("ConfirmEmail"), Access(Caller.Member)]
    [Takes(typeof(ConfirmEmailRequest))]
    [Answers(typeof(MyProfileResponse), "EMAIL_CODE_WRONG", "NOTHING_TO_CONFIRM", "EMAIL_CODE_EXPIRED")]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/email/confirmation")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        (_, Answer answer) = await endpoint.RunAsync<ConfirmEmailRequest>(
            request, body => new ConfirmEmail(body.Code, pending => secrets.CodeOf(member, pending)), Render, cancellationToken);
        return answer;
    }

    /// <summary>Another code, for the address that waits for one; the last is good for nothing then. 200; 409 NOTHING_TO_CONFIRM, TOO_MANY_CODES.</summary>
    [Function("SendEmailCode"), Access(Caller.Member)]
    [Answers(typeof(MyProfileResponse), "NOTHING_TO_CONFIRM", "TOO_MANY_CODES")]
    public async Task<IResult> SendCodeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/email/codes")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        (MemberId member, AskForEmailCode command) = (asked.Caller.Id, new());
        if (await members.ReplayAsync(member, asked.Key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        // Refused may be what the same request was given at the same time.
        return await limit.TakePlaceAsync(member, command, cancellationToken) is { } refusal
            ? await members.ReplayAsync(member, asked.Key, cancellationToken) ?? refusal
            : MemberStore.AnswerTo(await members.HandleAsync(member, command, new MemberCaller(Render, asked.Key), cancellationToken));
    }

    private Answer Render(MemberState member) => MyProfileResponse.Answer(member, time.GetUtcNow());
}
