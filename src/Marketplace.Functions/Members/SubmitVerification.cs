using Marketplace.Domain.Decisions;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>Who one legally is. Passed on to the provider; the number is kept nowhere.</summary>
/// <param name="Kind">individual or business.</param>
/// <param name="LegalName" example="王小明">As it stands on the document.</param>
/// <param name="IdNumber" example="A1234567">The id card's or registration's number.</param>
/// <param name="Licence" example="L-2026-17">A business's licence number.</param>
public sealed record SubmitVerificationRequest(MemberKind Kind, string LegalName, string IdNumber, string? Licence = null)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SubmitVerificationRequest);

    internal Rejection? Faults(MemberRules rules)
    {
        FieldErrors errors = new();
        errors.RequireText(LegalName, "legalName", 1, rules.TextLengthMax);
        errors.RequireText(IdNumber, "idNumber", 4, 40);
        errors.Require(IdNumber.Count(char.IsLetterOrDigit) >= 4, "idNumber", "must have 4 letters or digits");
        if (Kind == MemberKind.Business)
        {
            errors.RequireText(Licence, "licence", 1, rules.TextLengthMax);
        }
        else
        {
            errors.Require(Licence is null || Licence.Length <= rules.TextLengthMax, "licence", $"must have {rules.TextLengthMax} characters at most");
        }

        return errors.ToRejection();
    }
}

/// <summary>How far the caller's verification has come.</summary>
/// <param name="State">none, pending, verified, rejected or revoked.</param>
/// <param name="Kind">As what; absent before it was asked for.</param>
/// <param name="VerifiedName">The legal name as the provider confirmed it.</param>
/// <param name="Reason">Why it was rejected or revoked.</param>
/// <param name="ChangedUtc">Since when it is so.</param>
public sealed record VerificationResponse(VerificationState State, MemberKind? Kind, string? VerifiedName, string? Reason, DateTimeOffset? ChangedUtc)
{
    internal static VerificationResponse Of(Verification verification) =>
        new(verification.State, verification.Kind, verification.VerifiedName, verification.Reason, verification.ChangedUtc);

    internal static Answer Answer(MemberState member) => Platform.Http.Answer.Ok(Of(member.Verification));
}

/// <summary>POST /api/members/me/verification: a member asks the provider to confirm who one legally is. Sellers must be verified.</summary>
public sealed class SubmitVerificationFunction(VerificationDesk desk, PolicyCatalog policies)
{
    /// <summary>
    /// 200 with the request as it was taken; the decision shows in <c>GET /members/me</c>, perhaps at once. 409 VERIFICATION_STATE, IDENTITY_TAKEN,
    /// IDENTITY_MISMATCH; 422; 503 PROVIDER_UNAVAILABLE.
    /// </summary>
    [Function("SubmitVerification"), Access(Caller.Member)]
    [Takes(typeof(SubmitVerificationRequest))]
    [Answers(typeof(VerificationResponse), "VERIFICATION_STATE", "IDENTITY_TAKEN", "IDENTITY_MISMATCH", "VALIDATION_FAILED", "PROVIDER_UNAVAILABLE")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/verification")] HttpRequest request, CancellationToken cancellationToken)
    {
        // One id number in ten has the sum of a card's: only the other texts are looked at for one.
        Parsed<KeyedRequest<SubmitVerificationRequest>> read = await KeyedRequest.ReadAsync<SubmitVerificationRequest>(request, "idNumber", cancellationToken);
        if (!read.TryGet(out KeyedRequest<SubmitVerificationRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        return asked.Body.Faults(policies.Current.Members) is { } faults
            ? Problem.Of(faults)
            : await desk.SubmitAsync(asked.Caller.Id, asked.Key, asked.Body, cancellationToken);
    }
}
