using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>The provider's word on an identity.</summary>
/// <param name="Approved">Whether it is who it says.</param>
/// <param name="Name">The legal name as confirmed; null when it is not.</param>
/// <param name="Reason">Why not; null when it is.</param>
public sealed record VerificationOutcome(bool Approved, string? Name, string? Reason);

/// <summary>A member asks to be verified. One identity is held by one member: the caller has claimed it before.</summary>
/// <param name="Kind">As what.</param>
/// <param name="Identity">The identity's keyed hash.</param>
/// <param name="Reference">Names the request at the provider.</param>
public sealed record SubmitVerification(MemberKind Kind, string Identity, string Reference) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc) => member.Verification switch
    {
        { State: VerificationState.Pending } => Rejection.Conflict("VERIFICATION_STATE", "The provider is still looking at the last request."),
        { State: VerificationState.Verified } => Rejection.Conflict("VERIFICATION_STATE", "The member is verified."),
        { Confirmed: { } before } when before != Identity =>
            Rejection.Conflict("IDENTITY_MISMATCH", "After a revocation only the same identity is verified again."),
        _ => new MemberChange(member with
        {
            Verification = new()
            {
                State = VerificationState.Pending,
                Kind = Kind,
                Identity = Identity,
                Reference = Reference,
                ChangedUtc = nowUtc,
                Confirmed = member.Verification.Confirmed,
            },
        }),
    };
}

/// <summary>The provider decides on a request.</summary>
/// <param name="Reference">The request.</param>
/// <param name="Outcome">Its word.</param>
public sealed record DecideVerification(string Reference, VerificationOutcome Outcome) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        if (member.Verification.State != VerificationState.Pending || member.Verification.Reference != Reference)
        {
            return Rejection.Conflict("VERIFICATION_STATE", "This request is decided, or another has taken its place.");
        }

        Verification decided = member.Verification with
        {
            State = Outcome.Approved ? VerificationState.Verified : VerificationState.Rejected,
            VerifiedName = Outcome.Approved ? Outcome.Name : null,
            Reason = Outcome.Approved ? null : Outcome.Reason,
            Confirmed = Outcome.Approved ? member.Verification.Identity : member.Verification.Confirmed,
            ChangedUtc = nowUtc,
        };
        SecurityEventKind told = Outcome.Approved ? SecurityEventKind.IdentityVerified : SecurityEventKind.IdentityRejected;
        return new MemberChange(member with { Verification = decided }, new SecurityEvent(told, nowUtc));
    }
}

/// <summary>An operator takes a verification back.</summary>
/// <param name="Reason">Why, for the member and for whoever looks later.</param>
public sealed record RevokeVerification(string Reason) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        errors.RequireText(Reason, "reason", 1, rules.TextLengthMax, multiline: true);
        return errors.ToRejection() is { } invalid ? invalid
            : !member.Verification.IsVerified ? Rejection.Conflict("VERIFICATION_STATE", "The member is not verified.")
            : new MemberChange(
                member with { Verification = member.Verification with { State = VerificationState.Revoked, Reason = Reason, ChangedUtc = nowUtc } },
                new SecurityEvent(SecurityEventKind.VerificationRevoked, nowUtc));
    }
}
