using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>What to change; what is left out stays, an empty text takes back what was said.</summary>
/// <param name="DisplayName" example="Lin">The name that others see, up to 40 characters.</param>
/// <param name="Language" example="zh-CN">en or zh-CN.</param>
/// <param name="Email" example="lin@mail.example">Where mail is to be sent: a code goes there first (<c>POST /members/me/email/confirmation</c>).</param>
/// <param name="Phone" example="+86 10 1234 5678">With its country code.</param>
/// <param name="Address" example="1 Plum Lane, Hangzhou">Where goods go.</param>
public sealed record EditProfileRequest(string? DisplayName = null, string? Language = null, string? Email = null, string? Phone = null, string? Address = null)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(EditProfileRequest);
}

/// <summary>The caller as a member.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Version">How often it was written.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Language">The language that the market writes in.</param>
/// <param name="Email">The address that the member gave last.</param>
/// <param name="MailedTo">Where mail is sent: the address that was confirmed last; absent for nowhere.</param>
/// <param name="EmailCodeUntilUtc">Until when the code is good that was sent to an address that is not confirmed; absent for none.</param>
/// <param name="Phone">With its country code.</param>
/// <param name="Address">Where goods go.</param>
/// <param name="Verification">How far the verification has come.</param>
/// <param name="HasPaymentPassword">Whether there is a payment password.</param>
/// <param name="PaymentPasswordLockedUntilUtc">Until when it is locked; absent when it is not.</param>
/// <param name="SinceUtc">When something was first written of the member.</param>
public sealed record MyProfileResponse(
    MemberId Id,
    long Version,
    string? DisplayName,
    string Language,
    string? Email,
    string? MailedTo,
    DateTimeOffset? EmailCodeUntilUtc,
    string? Phone,
    string? Address,
    VerificationResponse Verification,
    bool HasPaymentPassword,
    DateTimeOffset? PaymentPasswordLockedUntilUtc,
    DateTimeOffset? SinceUtc)
{
    internal static Answer Answer(MemberState member, DateTimeOffset nowUtc) => Platform.Http.Answer.Ok(Of(member, nowUtc), Platform.Http.Answer.ETagOf(member.Version));

    internal static MyProfileResponse Of(MemberState member, DateTimeOffset nowUtc) => new(
        member.Id,
        member.Version,
        member.Profile.DisplayName,
        member.Profile.Language,
        member.Profile.Email,
        member.Mailbox.Confirmed,
        member.Mailbox.Pending?.ExpiresUtc,
        member.Profile.Phone,
        member.Profile.Address,
        VerificationResponse.Of(member.Verification),
        member.PaymentPassword is not null,
        member.PaymentPassword?.Password is { } secret && secret.IsLocked(nowUtc) ? secret.LockedUntilUtc : null,
        member.SinceUtc);
}

/// <summary>GET and PATCH /api/members/me: the caller as a member.</summary>
public sealed class MyProfile(MemberStore members, EmailCodeLimit limit, TimeProvider time)
{
    /// <summary>200 with the profile.</summary>
    [Function("GetMyProfile"), Access(Caller.Member)]
    [Answers(typeof(MyProfileResponse))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me")] HttpRequest request, CancellationToken cancellationToken) =>
        MyProfileResponse.Answer(await members.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken), time.GetUtcNow());

    /// <summary>Idempotent by itself; send <c>If-Match</c> against lost edits. 200 with the profile; 409 TOO_MANY_CODES; 412; 422.</summary>
    [Function("EditMyProfile"), Access(Caller.Member)]
    [Takes(typeof(EditProfileRequest))]
    [Answers(typeof(MyProfileResponse), "TOO_MANY_CODES", "VALIDATION_FAILED", "PRECONDITION_FAILED")]
    public async Task<IResult> EditAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "members/me")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await RequestBody.ReadAsync<EditProfileRequest>(request, cancellationToken)).TryGet(out EditProfileRequest? body, out Answer? problem))
        {
            return problem;
        }

        CurrentMember me = CurrentMember.Get(request.HttpContext);
        EditProfile command = new(body.DisplayName, body.Language, body.Email, body.Phone, body.Address, me.VerifiedEmail);
        MemberCaller caller = new(member => MyProfileResponse.Answer(member, time.GetUtcNow()), IfMatch: IfMatch.Read(request));
        return (string.IsNullOrEmpty(body.Email) ? null : await limit.TakePlaceAsync(me.Id, command, cancellationToken))
            ?? MemberStore.AnswerTo(await members.HandleAsync(me.Id, command, caller, cancellationToken));
    }
}
