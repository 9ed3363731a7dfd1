using System.Text.Json.Serialization;

namespace Marketplace.Domain.Ledger;

/// <summary>One line of an entry.</summary>
/// <param name="Account">The account.</param>
/// <param name="Amount">What it gains; negative for what it gives.</param>
public sealed record Posting(AccountAddress Account, Money Amount);

/// <summary>
/// A balanced movement: its postings sum to zero in every currency. An entry that does not balance cannot be made.
/// Entries are never edited; a correction is a new one.
/// </summary>
public sealed record JournalEntry
{
    /// <summary>Makes an entry.</summary>
    /// <exception cref="ArgumentException">Fewer than two accounts, a posting of nothing, or they do not balance.</exception>
    [JsonConstructor]
    public JournalEntry(EntryCode code, IReadOnlyList<Posting> postings)
    {
        if (postings.DistinctBy(posting => posting.Account).Count() < 2 || postings.Any(posting => posting.Amount.IsZero))
        {
            throw new ArgumentException("An entry moves something between at least two accounts.", nameof(postings));
        }

        if (!IsBalanced(postings))
        {
            throw new ArgumentException($"A {code} entry does not balance.", nameof(postings));
        }

        (Code, Postings) = (code, postings);
    }

    /// <summary>What kind of movement it is.</summary>
    public EntryCode Code { get; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>The usual entry: an amount goes from one account to another.</summary>
    public static JournalEntry Move(EntryCode code, Money amount, AccountAddress from, AccountAddress to) =>
        new(code, [new Posting(from, -amount), new Posting(to, amount)]);

    /// <summary>The same, or none where there is nothing to move.</summary>
    internal static JournalEntry[] MoveIfAny(EntryCode code, Money amount, AccountAddress from, AccountAddress to) =>
        amount.IsPositive ? [Move(code, amount, from, to)] : [];

    /// <summary>Whether postings sum to zero in every currency.</summary>
    public static bool IsBalanced(IEnumerable<Posting> postings) =>
        postings.GroupBy(posting => posting.Amount.Currency)
            .All(group => group.Sum(group.Key, posting => posting.Amount).IsZero);
}
