using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>A member shows that mail to the address reaches it. A wrong code is written, because it counts.</summary>
/// <param name="Code">The code, as the member read it.</param>
/// <param name="CodeOf">The code of an address that waits.</param>
public sealed record ConfirmEmail(string Code, Func<PendingEmail, string> CodeOf) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        Mailbox before = member.Mailbox;
        if (before.Pending is not { } pending)
        {
            return EmailRules.NothingToConfirm;
        }

        if (!pending.IsOpenAt(nowUtc, rules))
        {
            return Rejection.Conflict("EMAIL_CODE_EXPIRED", "This code is good for nothing any more; ask for another.");
        }

        // As long for a wrong code as for the right one.
        bool isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code.Trim()), Encoding.UTF8.GetBytes(CodeOf(pending)));
        return isRight
            ? new MemberChange(
                member with { Mailbox = before.Confirm(pending.Address), Profile = member.Profile with { Email = pending.Address } },
                new SecurityEvent(SecurityEventKind.EmailConfirmed, nowUtc) { MailTo = before.Confirmed })
            : new MemberChange(
                member with { Mailbox = before with { Pending = pending with { WrongTries = pending.WrongTries + 1 } } },
                Refusal: Rejection.Forbidden("EMAIL_CODE_WRONG", "The code is wrong."));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ConfirmEmail);
}

/// <summary>A member wants another code for the address that waits for one.</summary>
public sealed record AskForEmailCode : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        // An address from before there were codes waits, too.
        string? waits = member.Mailbox.Pending?.Address ?? (member.Profile.Email == member.Mailbox.Confirmed ? null : member.Profile.Email);
        if (waits is null)
        {
            return EmailRules.NothingToConfirm;
        }

        Decision<Mailbox> asked = member.Mailbox.Ask(waits, rules, nowUtc);
        return asked.Rejection is { } rejection ? rejection : EmailRules.Asked(member with { Mailbox = asked.Value }, nowUtc, mailTo: null);
    }
}

/// <summary>What becomes of a member's mail when it says where it should go.</summary>
internal static class EmailRules
{
    public static Rejection NothingToConfirm { get; } = Rejection.Conflict("NOTHING_TO_CONFIRM", "No mail address waits to be confirmed.");

    /// <summary>The member after it said an address; with its former one still, until the new one is confirmed.</summary>
    /// <param name="member">The member, with the address in its profile already.</param>
    /// <param name="said">The address; null when nothing was said of it, empty when it is taken back.</param>
    /// <param name="verified">An address that who signed the member in vouches for; null for none.</param>
    /// <param name="rules">Numbers.</param>
    /// <param name="nowUtc">Now.</param>
    public static Decision<MemberChange> Say(MemberState member, string? said, string? verified, MemberRules rules, DateTimeOffset nowUtc)
    {
        Mailbox before = member.Mailbox;
        string? address = said?.Trim();
        if (address is null || (address == before.Pending?.Address && before.Pending.IsOpenAt(nowUtc, rules)))
        {
            return new MemberChange(member);
        }

        if (address == before.Confirmed)
        {
            return new MemberChange(member with { Mailbox = before with { Pending = null } });
        }

        if (address.Length == 0 || string.Equals(address, verified, StringComparison.OrdinalIgnoreCase))
        {
            return Settled(member, address.Length == 0 ? null : address, nowUtc);
        }

        Decision<Mailbox> asked = before.Ask(address, rules, nowUtc);
        return asked.Rejection is { } rejection ? rejection : Asked(member with { Mailbox = asked.Value }, nowUtc, before.Confirmed);
    }

    /// <summary>A code is to be sent; the address that mail went to so far is warned.</summary>
    public static MemberChange Asked(MemberState after, DateTimeOffset nowUtc, string? mailTo) =>
        new(after, new SecurityEvent(SecurityEventKind.EmailToConfirm, nowUtc) { MailTo = mailTo, Code = after.Mailbox.Codes });

    private static MemberChange Settled(MemberState member, string? address, DateTimeOffset nowUtc)
    {
        string? former = member.Mailbox.Confirmed;
        SecurityEventKind kind = address is null ? SecurityEventKind.EmailRemoved : SecurityEventKind.EmailConfirmed;
        return new(member with { Mailbox = member.Mailbox.Confirm(address) }, (address ?? former) is null ? null : new SecurityEvent(kind, nowUtc) { MailTo = former });
    }
}
