using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>A member says something else of oneself. What is null stays; what is empty is taken back.</summary>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Language">A language of the market.</param>
/// <param name="Email">A mail address.</param>
/// <param name="Phone">With its country code, such as <c>+86 10 1234 5678</c>.</param>
/// <param name="Address">Where goods go.</param>
/// <param name="VerifiedEmail">An address that who signed the member in vouches for: it needs no code. Null for none.</param>
public sealed record EditProfile(string? DisplayName, string? Language, string? Email, string? Phone, string? Address, string? VerifiedEmail = null) : MemberCommand
{
    private const int EmailLengthMax = 254;
    private const int PhoneDigitsMin = 6;
    private const int PhoneDigitsMax = 15;

    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        Text(errors, DisplayName, "displayName", rules.DisplayNameLengthMax, multiline: false);
        Text(errors, Address, "address", rules.TextLengthMax, multiline: true);
        errors.Require(Language is null || rules.Languages.Contains(Language), "language", $"must be one of {string.Join(", ", rules.Languages)}");
        errors.Require(string.IsNullOrEmpty(Email) || IsEmail(Email), "email", "must be a mail address");
        errors.Require(string.IsNullOrEmpty(Phone) || IsPhone(Phone), "phone", $"must be a + with {PhoneDigitsMin} to {PhoneDigitsMax} digits");
        MemberProfile before = member.Profile;
        MemberState after = member with
        {
            Profile = new MemberProfile
            {
                DisplayName = Or(DisplayName, before.DisplayName),
                Language = Language ?? before.Language,
                Email = Or(Email, before.Email),
                Phone = Or(Phone, before.Phone),
                Address = Or(Address, before.Address),
            },
        };
        return errors.ToRejection() is { } invalid ? invalid : EmailRules.Say(after, Email, VerifiedEmail, rules, nowUtc);
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(EditProfile);

    private static void Text(FieldErrors errors, string? text, string field, int lengthMax, bool multiline)
    {
        if (!string.IsNullOrEmpty(text))
        {
            errors.RequireText(text, field, 1, lengthMax, multiline);
        }
    }

    private static string? Or(string? said, string? before) => said is null ? before : said.Length == 0 ? null : said.Trim();

    // Whether mail arrives only mail can tell; this keeps out what cannot be one.
    private static bool IsEmail(string text) =>
        text.Length <= EmailLengthMax && text.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain] && domain.Contains('.', StringComparison.Ordinal)
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private static bool IsPhone(string text) =>
        text[0] == '+' && text.Count(char.IsAsciiDigit) is >= PhoneDigitsMin and <= PhoneDigitsMax && text.Length <= 2 * PhoneDigitsMax
        && text[1..].All(c => char.IsAsciiDigit(c) || c is ' ' or '-');
}
