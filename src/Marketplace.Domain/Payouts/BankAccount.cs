namespace Marketplace.Domain.Payouts;

/// <summary>
/// Where a member's payouts go. The number itself is not here: the provider has it, and gave a reference for it. What is kept is what
/// people need to recognise their account.
/// </summary>
/// <param name="Reference">The provider's reference for the account.</param>
/// <param name="Kind">How the account is written.</param>
/// <param name="Country">Two capital letters.</param>
/// <param name="Last4">The last four characters of its number.</param>
/// <param name="ChangedUtc">When it was set.</param>
/// <param name="UsableUtc">From when on money may go there.</param>
public sealed record BankAccount(
    string Reference, BankAccountKind Kind, string Country, string Last4, DateTimeOffset ChangedUtc, DateTimeOffset UsableUtc);

/// <summary>How an account is written.</summary>
public enum BankAccountKind
{
    /// <summary>An IBAN.</summary>
    Iban,

    /// <summary>The number of a Chinese bank card.</summary>
    ChineseCard,

    /// <summary>A Chinese account with the CNAPS code of its bank's branch.</summary>
    ChineseAccount,

    /// <summary>A United States account with its bank's routing number.</summary>
    UnitedStates,

    /// <summary>A Hong Kong account with the codes of its bank and branch.</summary>
    HongKong,
}
