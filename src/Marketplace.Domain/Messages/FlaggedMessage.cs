using Marketplace.Domain.Decisions;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Messages;

/// <summary>What operators made of a flagged message.</summary>
public enum FlagState
{
    /// <summary>Nobody has looked yet.</summary>
    Open,

    /// <summary>It was harmless.</summary>
    Cleared,

    /// <summary>A review case was opened against its sender; it is decided there.</summary>
    Reviewed,
}

/// <summary>A message that seems to lead off the market, for operators: who, where and what it seems to hold, and never what it says.</summary>
public sealed record FlaggedMessage
{
    /// <summary>Its id.</summary>
    public required FlagId Id { get; init; }

    /// <summary>Where it was said.</summary>
    public required ConversationId ConversationId { get; init; }

    /// <summary>Its number there.</summary>
    public required int Number { get; init; }

    /// <summary>Who said it.</summary>
    public required MemberId SenderId { get; init; }

    /// <summary>To whom.</summary>
    public required MemberId OtherId { get; init; }

    /// <summary>The order that the conversation is about; null when it is about a listing.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>The listing that it is about; null when it is about an order.</summary>
    public ListingId? ListingId { get; init; }

    /// <summary>What it seems to hold.</summary>
    public required IReadOnlyList<MessageWarning> Flags { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTimeOffset AtUtc { get; init; }

    /// <summary>What was made of it.</summary>
    public FlagState State { get; init; }

    /// <summary>Who found it harmless, and why; null otherwise.</summary>
    public ReviewDecision? Clearance { get; init; }

    /// <summary>The case against its sender; null when there is none.</summary>
    public ReviewId? ReviewId { get; init; }

    /// <summary>How often it was written.</summary>
    public long Version { get; init; } = 1;

    /// <summary>A conversation's message as operators see it; null when it has no flag.</summary>
    public static FlaggedMessage? Of(Conversation conversation, Message message) => !message.IsFlagged ? null : new()
    {
        Id = FlagId.For(conversation.Id, message.Number),
        ConversationId = conversation.Id,
        Number = message.Number,
        SenderId = message.By == ActorRole.Buyer ? conversation.BuyerId : conversation.SellerId,
        OtherId = message.By == ActorRole.Buyer ? conversation.SellerId : conversation.BuyerId,
        OrderId = conversation.OrderId,
        ListingId = conversation.ListingId,
        Flags = message.Flags,
        AtUtc = message.AtUtc,
    };

    /// <summary>An operator finds it harmless.</summary>
    public Decision<FlaggedMessage> Clear(MemberId by, string reasons, OffenceTerms terms, DateTimeOffset nowUtc) =>
        Obstacle(by, reasons, "reasons", terms) is { } obstacle
            ? obstacle
            : this with { State = FlagState.Cleared, Clearance = new(by, nowUtc, reasons), Version = Version + 1 };

    /// <summary>An operator opens a case against its sender. Ratings are not what it is about, so no order of theirs stops counting.</summary>
    /// <param name="id">The case's id.</param>
    /// <param name="by">The operator.</param>
    /// <param name="findings">What was found, for the member and for whoever decides.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="nowUtc">Now.</param>
    public Decision<(FlaggedMessage Flag, ReviewCase Review)> Accuse(ReviewId id, MemberId by, string findings, MarketPolicy policy, DateTimeOffset nowUtc)
    {
        if (Obstacle(by, findings, "findings", policy.Offences) is { } obstacle)
        {
            return obstacle;
        }

        ReviewCase review = new()
        {
            Id = id,
            Accused = SenderId,
            Kind = OffenceKind.OffMarket,
            Orders = [],
            Others = [],
            Findings = findings,
            Flag = Id,
            OpenedBy = by,
            OpenedUtc = nowUtc,
            PolicyVersion = policy.Version,
        };
        return (this with { State = FlagState.Reviewed, ReviewId = id, Version = Version + 1 }, review);
    }

    private Rejection? Obstacle(MemberId by, string text, string field, OffenceTerms terms)
    {
        FieldErrors errors = new();
        errors.RequireText(text, field, 1, terms.TextLengthMax, multiline: true);
        return errors.ToRejection() is { } invalid ? invalid
            : by == SenderId || by == OtherId ? Rejection.Forbidden("ARBITER_IS_PARTY", "Nobody decides on one's own case.")
            : State != FlagState.Open ? Rejection.Conflict("FLAG_STATE", "It was cleared, or is reviewed.")
            : null;
    }
}
