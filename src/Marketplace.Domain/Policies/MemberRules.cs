namespace Marketplace.Domain.Policies;

/// <summary>Numbers of members and their secrets (rules.md section 1).</summary>
public sealed record MemberRules
{
    /// <summary>Characters that a payment password has at least.</summary>
    public required int PasswordLengthMin { get; init; }

    /// <summary>Characters that it has at most.</summary>
    public required int PasswordLengthMax { get; init; }

    /// <summary>Wrong tries in a row that lock it.</summary>
    public required int WrongTriesMax { get; init; }

    /// <summary>How long it is locked then.</summary>
    public required int LockHours { get; init; }

    /// <summary>How long the right password is good for: until then its grant moves money.</summary>
    public required int GrantMinutes { get; init; }

    /// <summary>How old the sign-in may be that a reset asks for.</summary>
    public required int FreshSignInMinutes { get; init; }

    /// <summary>Characters of a display name.</summary>
    public required int DisplayNameLengthMax { get; init; }

    /// <summary>Characters of a legal name, an address, a question or an answer.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>How long an identity that was named and not followed up stays reserved for who named it.</summary>
    public required int IdentityClaimMinutes { get; init; }

    /// <summary>How long the code for a mail address is good.</summary>
    public required int EmailCodeMinutes { get; init; }

    /// <summary>Wrong tries after which a code is good for nothing.</summary>
    public required int EmailTriesMax { get; init; }

    /// <summary>Codes that are sent within a day: for one member, and to one address.</summary>
    public required int EmailCodesPerDayMax { get; init; }

    /// <summary>Languages that the market writes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Whether every number makes sense.</summary>
    internal bool IsWhole =>
        new[] { PasswordLengthMin, WrongTriesMax, LockHours, GrantMinutes, FreshSignInMinutes, DisplayNameLengthMax, TextLengthMax, IdentityClaimMinutes, EmailCodeMinutes, EmailTriesMax, EmailCodesPerDayMax }.All(number => number >= 1)
        && PasswordLengthMax >= PasswordLengthMin && Languages.Count > 0;
}
