using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Listings;

/// <summary>Where a listing stands.</summary>
public enum ListingState
{
    /// <summary>Seen by its seller only.</summary>
    Draft,

    /// <summary>For sale.</summary>
    Active,

    /// <summary>Not for sale for now.</summary>
    Paused,

    /// <summary>Gone for good; open orders go on.</summary>
    Delisted,
}

/// <summary>Something a seller sells.</summary>
public sealed record Listing
{
    /// <summary>Which listing.</summary>
    public required ListingId Id { get; init; }

    /// <summary>Who sells.</summary>
    public required MemberId SellerId { get; init; }

    /// <summary>Where it stands.</summary>
    public required ListingState State { get; init; }

    /// <summary>Counts changes of state and content (not of stock by trade); the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Counts changes of content; orders name the one they bought.</summary>
    public required int Revision { get; init; }

    /// <summary>What is offered.</summary>
    public required ListingContent Content { get; init; }

    /// <summary>How many there are.</summary>
    public required Stock Stock { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>When state or content last changed.</summary>
    public required DateTimeOffset UpdatedUtc { get; init; }

    /// <summary>Whether anyone but its seller may see it.</summary>
    public bool IsPublic => State is ListingState.Active or ListingState.Paused;

    /// <summary>A new draft.</summary>
    public static Decision<Listing> Create(ListingId id, MemberId seller, ListingContent content, int stock, MarketPolicy policy, DateTimeOffset nowUtc)
    {
        Rejection? rejection = content.Validate(policy, nowUtc) ?? ValidateStock(stock, policy);
        return rejection is not null ? rejection : new Listing
        {
            Id = id,
            SellerId = seller,
            State = ListingState.Draft,
            Version = 1,
            Revision = 1,
            Content = content,
            Stock = new Stock(stock, 0, 0),
            CreatedUtc = nowUtc,
            UpdatedUtc = nowUtc,
        };
    }

    /// <summary>New content, new stock at hand, or both. Content makes a new revision; the goods type cannot change.</summary>
    public Decision<Listing> Edit(ListingContent content, int? available, MarketPolicy policy, DateTimeOffset nowUtc)
    {
        if (State == ListingState.Delisted)
        {
            return WrongState();
        }

        bool changes = !SameContent(content);
        Rejection? rejection = changes ? content.Validate(policy, nowUtc) : null;
        rejection ??= content.GoodsType == Content.GoodsType ? null : Rejection.Invalid("GOODS_TYPE_FIXED", "A listing keeps its goods type; create another.");
        rejection ??= available is { } count ? ValidateStock(count, policy) : null;
        return rejection is not null ? rejection : this with
        {
            Content = content,
            Revision = changes ? Revision + 1 : Revision,
            Stock = available is { } pieces ? Stock with { Available = pieces } : Stock,
            Version = Version + 1,
            UpdatedUtc = nowUtc,
        };
    }

    /// <summary>Moves it: drafts and paused ones may be activated, active ones paused, any but a delisted one delisted.</summary>
    public Decision<Listing> MoveTo(ListingState next, DateTimeOffset nowUtc)
    {
        bool allowed = (State, next) is
            (ListingState.Draft or ListingState.Paused, ListingState.Active)
            or (ListingState.Active, ListingState.Paused)
            or (not ListingState.Delisted, ListingState.Delisted);
        return allowed ? this with { State = next, Version = Version + 1, UpdatedUtc = nowUtc } : WrongState();
    }

    /// <summary>The line of an order that buys it now.</summary>
    public OrderLine Snapshot(int quantity) => new(Id, Revision, Content.Title, Content.Category, Content.Price, quantity);

    private bool SameContent(ListingContent other) =>
        other with { DeliveryModes = Content.DeliveryModes, ImageUrls = Content.ImageUrls } == Content
        && other.DeliveryModes.SequenceEqual(Content.DeliveryModes)
        && other.ImageUrls.SequenceEqual(Content.ImageUrls);

    private Rejection WrongState() =>
        Rejection.Conflict("LISTING_STATE", $"This cannot be done while the listing is {State.ToString().ToLowerInvariant()}.");

    private static Rejection? ValidateStock(int stock, MarketPolicy policy)
    {
        FieldErrors errors = new();
        errors.Require(stock >= 0 && stock <= policy.Limits.StockMax, "stock", $"must be 0 to {policy.Limits.StockMax}");
        return errors.ToRejection();
    }
}
