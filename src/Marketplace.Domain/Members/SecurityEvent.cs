using Marketplace.Domain.Offences;

namespace Marketplace.Domain.Members;

/// <summary>What a member is told about one's account's safety.</summary>
public enum SecurityEventKind
{
    /// <summary>A payment password was set for the first time.</summary>
    PaymentPasswordSet,

    /// <summary>The payment password was changed by who knew it.</summary>
    PaymentPasswordChanged,

    /// <summary>The payment password was replaced by answering the security question.</summary>
    PaymentPasswordReset,

    /// <summary>Wrong tries locked the payment password.</summary>
    PaymentPasswordLocked,

    /// <summary>Wrong answers locked the security question.</summary>
    SecurityAnswerLocked,

    /// <summary>The provider confirmed the member's identity.</summary>
    IdentityVerified,

    /// <summary>The provider did not.</summary>
    IdentityRejected,

    /// <summary>An operator took the verification back.</summary>
    VerificationRevoked,

    /// <summary>A mail address was given that is not confirmed yet; a code went there.</summary>
    EmailToConfirm,

    /// <summary>Mail goes to an address from now on that the member has confirmed.</summary>
    EmailConfirmed,

    /// <summary>The mail address was taken back: nothing is mailed any more.</summary>
    EmailRemoved,

    /// <summary>The member had its personal data erased.</summary>
    PersonalDataErased,

    /// <summary>What upheld offences have brought changed: an offence was upheld, or reversed.</summary>
    StandingChanged,
}

/// <summary>Something that a member is told, kept to be delivered and listed.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Standing">What upheld offences have brought, where that is what happened.</param>
public sealed record SecurityEvent(SecurityEventKind Kind, DateTimeOffset AtUtc, Standing? Standing = null)
{
    /// <summary>The address that mail went to before; it is warned there. Null when there was none, or it stays so.</summary>
    public string? MailTo { get; init; }

    /// <summary>Which code was sent to the new address; null when none was.</summary>
    public int? Code { get; init; }
}
