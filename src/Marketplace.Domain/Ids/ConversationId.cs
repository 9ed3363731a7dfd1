using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A conversation: of an order's two sides, or of a listing's seller with somebody who asks. Whoever knows what it is about knows its id.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<ConversationId>))]
public readonly record struct ConversationId : ITypedId<ConversationId>
{
    private ConversationId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "cnv";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static ConversationId From(string value) => new(value);

    /// <summary>The one of an order.</summary>
    public static ConversationId For(OrderId order) => new(IdText.Derive(Prefix, order.Value));

    /// <summary>The one of a listing with somebody who asks.</summary>
    public static ConversationId For(ListingId listing, MemberId buyer) => new(IdText.Derive(Prefix, listing.Value, buyer.Value));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
