namespace Marketplace.Domain.Policies;

/// <summary>Bounds of conversations (rules.md section 10).</summary>
public sealed record MessageTerms
{
    /// <summary>Characters of a message.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>Documents of a message.</summary>
    public required int DocumentsMax { get; init; }

    /// <summary>Messages that one side may send in a conversation within an hour.</summary>
    public required int PerHourMax { get; init; }

    /// <summary>Messages of a conversation.</summary>
    public required int MessagesMax { get; init; }

    /// <summary>Listings that a member may begin to ask about within an hour.</summary>
    public required int NewPerHourMax { get; init; }

    /// <summary>Whether every number makes sense.</summary>
    internal bool IsWhole => new[] { TextLengthMax, PerHourMax, MessagesMax, NewPerHourMax }.All(number => number >= 1) && DocumentsMax >= 0;
}
