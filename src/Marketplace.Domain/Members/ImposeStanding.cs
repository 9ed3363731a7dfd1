using Marketplace.Domain.Decisions;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>What a member's offences come to now, as its own state has it, where listing asks. The member is told when it changes.</summary>
/// <param name="Standing">What they come to.</param>
public sealed record ImposeStanding(Standing Standing) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc) => new MemberChange(
        member with { Standing = Standing },
        (member.Standing ?? Standing.Good) == Standing ? null : new SecurityEvent(SecurityEventKind.StandingChanged, nowUtc, Standing));
}
