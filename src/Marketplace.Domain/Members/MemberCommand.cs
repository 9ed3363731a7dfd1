using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>What a command makes of a member.</summary>
/// <param name="After">The member; the writer counts the version.</param>
/// <param name="Event">What the member is told; null for nothing.</param>
/// <param name="Refusal">
/// For a wrong try: it is written, because it counts, and answered as a refusal all the same. Null when the command succeeded.
/// </param>
public sealed record MemberChange(MemberState After, SecurityEvent? Event = null, Rejection? Refusal = null);

/// <summary>Something that a member, the provider or an operator wants of a member's state.</summary>
public abstract record MemberCommand
{
    /// <summary>What comes of it, or why not. May be asked again with another state.</summary>
    public abstract Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc);
}
