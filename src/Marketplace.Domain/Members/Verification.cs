namespace Marketplace.Domain.Members;

/// <summary>How far a member's verification has come (rules.md section 1).</summary>
public enum VerificationState
{
    /// <summary>Never asked for.</summary>
    None,

    /// <summary>The provider is looking at it.</summary>
    Pending,

    /// <summary>The provider has confirmed who it is.</summary>
    Verified,

    /// <summary>The provider has not; the member may try again.</summary>
    Rejected,

    /// <summary>It was taken back by an operator.</summary>
    Revoked,
}

/// <summary>What kind of legal identity stands behind a member.</summary>
public enum MemberKind
{
    /// <summary>A person: name and id number.</summary>
    Individual,

    /// <summary>A business: name, registration number and licence.</summary>
    Business,
}

/// <summary>
/// Who a member legally is, as far as the market knows. Id numbers and documents are the provider's; here are its reference, the result,
/// the confirmed name and a keyed hash by which one identity is verified once.
/// </summary>
public sealed record Verification
{
    /// <summary>Never asked for.</summary>
    public static Verification Blank { get; } = new();

    /// <summary>How far it has come.</summary>
    public VerificationState State { get; init; }

    /// <summary>As what; null before it was asked for.</summary>
    public MemberKind? Kind { get; init; }

    /// <summary>The legal name as the provider confirmed it; null unless it ever did.</summary>
    public string? VerifiedName { get; init; }

    /// <summary>Names the request at the provider; null before there was one.</summary>
    public string? Reference { get; init; }

    /// <summary>The identity's keyed hash; null before there was a request.</summary>
    public string? Identity { get; init; }

    /// <summary>The identity that was ever confirmed; a member keeps it. Null when none was.</summary>
    public string? Confirmed { get; init; }

    /// <summary>Why it was rejected or revoked; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>When it came to this state; null before it was asked for.</summary>
    public DateTimeOffset? ChangedUtc { get; init; }

    /// <summary>Whether the member may sell.</summary>
    public bool IsVerified => State == VerificationState.Verified;
}
