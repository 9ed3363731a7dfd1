using System.Text.Json.Serialization;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Members;

/// <summary>An address that a member gave and has not shown to be its own.</summary>
/// <param name="Address">The address.</param>
/// <param name="Number">Which of the member's codes confirms it. The code itself follows from this and a secret, and lies nowhere.</param>
/// <param name="ExpiresUtc">Until when.</param>
/// <param name="WrongTries">Wrong codes so far.</param>
public sealed record PendingEmail(string Address, int Number, DateTimeOffset ExpiresUtc, int WrongTries = 0)
{
    /// <summary>Whether its code is looked at.</summary>
    public bool IsOpenAt(DateTimeOffset nowUtc, MemberRules rules) => nowUtc < ExpiresUtc && WrongTries < rules.EmailTriesMax;
}

/// <summary>Where a member's mail goes: only to an address that the member has confirmed, and to that until another one is.</summary>
public sealed record Mailbox
{
    /// <summary>Nothing said yet.</summary>
    public static Mailbox Blank { get; } = new();

    /// <summary>Where mail goes; null for nowhere.</summary>
    public string? Confirmed { get; init; }

    /// <summary>The address that waits for its code; null when none does.</summary>
    public PendingEmail? Pending { get; init; }

    /// <summary>How many codes were ever sent.</summary>
    public int Codes { get; init; }

    /// <summary>When codes were sent within the last day.</summary>
    public IReadOnlyList<DateTimeOffset> LatelyUtc { get; init; } = [];

    /// <summary>Whether nothing is to be kept of it.</summary>
    [JsonIgnore]
    public bool IsBlank => this == Blank;

    /// <summary>The mailbox after a new code for an address; the last one is good for nothing from then on.</summary>
    public Decision<Mailbox> Ask(string address, MemberRules rules, DateTimeOffset nowUtc)
    {
        DateTimeOffset[] lately = [.. LatelyUtc.Where(at => at > nowUtc.AddDays(-1))];
        return lately.Length >= rules.EmailCodesPerDayMax
            ? TooManyCodes
            : this with { Pending = new(address, Codes + 1, nowUtc.AddMinutes(rules.EmailCodeMinutes)), Codes = Codes + 1, LatelyUtc = [.. lately, nowUtc] };
    }

    /// <summary>The mailbox with an address that needs no code any more.</summary>
    public Mailbox Confirm(string? address) => this with { Confirmed = address, Pending = null };

    /// <summary>The refusal of another code, to who asks too often, or for an address that too many were sent to.</summary>
    public static Rejection TooManyCodes { get; } = Rejection.Conflict("TOO_MANY_CODES", "Too many codes were sent within a day; try again later.");
}
