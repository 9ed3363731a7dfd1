using System.Text.Json.Serialization;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Messages;

/// <summary>How much a side has sent lately.</summary>
/// <param name="FromUtc">When the running hour began.</param>
/// <param name="Count">How much since then.</param>
public sealed record SentLately(DateTimeOffset FromUtc, int Count)
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    internal SentLately? At(DateTimeOffset nowUtc) => nowUtc - FromUtc < _hour ? this : null;

    internal DateTimeOffset EndsUtc => FromUtc + _hour;
}

/// <summary>What a buyer and a seller say to each other about an order, or about a listing before one. Immutable.</summary>
public sealed record Conversation
{
    /// <summary>Its id.</summary>
    public required ConversationId Id { get; init; }

    /// <summary>The order that it is about; null when it is about a listing.</summary>
    public OrderId? OrderId { get; init; }

    /// <summary>The listing that it is about; null when it is about an order.</summary>
    public ListingId? ListingId { get; init; }

    /// <summary>Who buys, or asks.</summary>
    public required MemberId BuyerId { get; init; }

    /// <summary>Who sells.</summary>
    public required MemberId SellerId { get; init; }

    /// <summary>What it is about, for people.</summary>
    public required string Title { get; init; }

    /// <summary>When its first message was sent; null before.</summary>
    public DateTimeOffset? StartedUtc { get; init; }

    /// <summary>How many messages it has.</summary>
    public int Count { get; init; }

    /// <summary>How many of them the buyer sent.</summary>
    public int ByBuyer { get; init; }

    /// <summary>The last of them; null before the first.</summary>
    public Message? Last { get; init; }

    /// <summary>The hash of the last, which holds all before it; empty before the first.</summary>
    public string LastHash { get; init; } = "";

    /// <summary>What the buyer sent within the hour.</summary>
    public SentLately? BuyerLately { get; init; }

    /// <summary>What the seller sent within the hour.</summary>
    public SentLately? SellerLately { get; init; }

    /// <summary>Whether a person has yet to say anything in it.</summary>
    [JsonIgnore]
    public bool IsNew => Count == 0;

    /// <summary>The one of an order, before its first message.</summary>
    public static Conversation About(Order order) =>
        new() { Id = ConversationId.For(order.Id), OrderId = order.Id, BuyerId = order.BuyerId, SellerId = order.SellerId, Title = order.Lines[0].Title };

    /// <summary>The one of a listing with somebody who asks, before its first message.</summary>
    public static Conversation About(Listing listing, MemberId buyer) =>
        new() { Id = ConversationId.For(listing.Id, buyer), ListingId = listing.Id, BuyerId = buyer, SellerId = listing.SellerId, Title = listing.Content.Title };

    /// <summary>The side of a member; null when the conversation does not exist for this one.</summary>
    public ActorRole? SideOf(MemberId member) => member == BuyerId ? ActorRole.Buyer : member == SellerId ? ActorRole.Seller : null;

    /// <summary>How many a side has sent.</summary>
    public int SentBy(ActorRole side) => side == ActorRole.Buyer ? ByBuyer : Count - ByBuyer;

    /// <summary>The conversation after one more message of a side, which is its <see cref="Last"/>.</summary>
    public Decision<Conversation> Say(ActorRole by, string text, IReadOnlyList<EvidenceDocument> documents, MessageTerms terms, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        errors.RequireText(text, "text", 1, terms.TextLengthMax, multiline: true);
        EvidenceDocument.Require(errors, documents, terms.DocumentsMax);
        SentLately? lately = (by == ActorRole.Buyer ? BuyerLately : SellerLately)?.At(nowUtc);
        if (errors.ToRejection() is { } invalid)
        {
            return invalid;
        }

        if (Count >= terms.MessagesMax)
        {
            return Rejection.Conflict("CONVERSATION_FULL", $"A conversation has at most {terms.MessagesMax} messages.");
        }

        if (lately?.Count >= terms.PerHourMax)
        {
            return Rejection.Conflict("TOO_MANY_MESSAGES", $"There were {terms.PerHourMax} messages within the hour; more may follow from {lately.EndsUtc:yyyy-MM-ddTHH:mm:ssZ}.");
        }

        Message message = new(Count + 1, by, SentBy(by) + 1, text, documents, ContactScan.FlagsOf(text), nowUtc);
        SentLately sent = new(lately?.FromUtc ?? nowUtc, (lately?.Count ?? 0) + 1);
        return this with
        {
            StartedUtc = StartedUtc ?? nowUtc,
            Count = message.Number,
            ByBuyer = message.SentBy(ActorRole.Buyer),
            Last = message,
            LastHash = message.HashAfter(LastHash),
            BuyerLately = by == ActorRole.Buyer ? sent : BuyerLately,
            SellerLately = by == ActorRole.Seller ? sent : SellerLately,
        };
    }
}
