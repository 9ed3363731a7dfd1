using System.Text.Json.Serialization;

namespace Marketplace.Domain.Payouts;

/// <summary>How a payout stands.</summary>
public enum PayoutState
{
    /// <summary>Taken off the balance, and not yet handed to the provider.</summary>
    Requested,

    /// <summary>The provider has it, or may have it.</summary>
    Processing,

    /// <summary>The bank has it.</summary>
    Paid,

    /// <summary>The provider would not pay it; the money is available again.</summary>
    Rejected,

    /// <summary>The bank sent it back; the money is available again.</summary>
    Returned,
}

/// <summary>Money on its way from a member's available balance to its bank (rules.md section 11).</summary>
public sealed record Payout
{
    /// <summary>The key of it, here and at the provider.</summary>
    public required PayoutId Id { get; init; }

    /// <summary>Whose money.</summary>
    public required MemberId Owner { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>How it stands.</summary>
    public required PayoutState State { get; init; }

    /// <summary>The provider's reference for the account that it goes to; the one that was set when it was asked for.</summary>
    public required string BankReference { get; init; }

    /// <summary>The last four characters of that account.</summary>
    public required string BankLast4 { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedUtc { get; init; }

    /// <summary>When it first went to the provider.</summary>
    public DateTimeOffset? SentUtc { get; init; }

    /// <summary>When it came to its present end.</summary>
    public DateTimeOffset? EndedUtc { get; init; }

    /// <summary>Why it came back.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the money is with us or on its way, so that there is something left to do.</summary>
    [JsonIgnore]
    public bool IsOpen => State is PayoutState.Requested or PayoutState.Processing;

    /// <summary>Whether the money is available again.</summary>
    [JsonIgnore]
    public bool CameBack => State is PayoutState.Rejected or PayoutState.Returned;
}
