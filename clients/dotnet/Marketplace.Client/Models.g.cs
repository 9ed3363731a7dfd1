// Generated from docs/openapi.json by ./market describe.
#nullable enable
using System.Collections.Generic;
using System.Text.Json;

namespace Marketplace.Client;

/// <summary>A movement on an account.</summary>
public sealed record AccountEntry
{
    /// <summary>The transfer that it carries out; an account holds it once.</summary>
    public required string Id { get; init; }
    /// <summary>The account.</summary>
    public required string Account { get; init; }
    /// <summary>What kind of movement.</summary>
    public required string Code { get; init; }
    /// <summary>What the account gains; negative for what it gives.</summary>
    public required Money Amount { get; init; }
    /// <summary>The order that it comes from.</summary>
    public required string OrderId { get; init; }
    /// <summary>When it was decided.</summary>
    public required System.DateTimeOffset DecidedUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record AccountEntryPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<AccountEntry> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>An account of the caller&apos;s.</summary>
public sealed record AccountResponse
{
    /// <summary>Its address.</summary>
    public required string Account { get; init; }
    /// <summary>What is on it, one amount a currency; empty when nothing ever was.</summary>
    public required IReadOnlyList<Money> Balances { get; init; }
}

/// <summary>An account on which two books disagree.</summary>
public sealed record BookDifference
{
    /// <summary>Which.</summary>
    public required string Account { get; init; }
    /// <summary>What the journal says.</summary>
    public required long JournalMinor { get; init; }
    /// <summary>What its balance, or its order&apos;s head, says.</summary>
    public required long BalanceMinor { get; init; }
    /// <summary>In which currency.</summary>
    public required string Currency { get; init; }
}

/// <summary>The buyer&apos;s one extension, unused so far.</summary>
public sealed record BuyerExtensionLeft
{
    /// <summary>From when on the buyer may ask for it.</summary>
    public required System.DateTimeOffset FromUtc { get; init; }
    /// <summary>Before when: the clock&apos;s due time.</summary>
    public required System.DateTimeOffset UntilUtc { get; init; }
    /// <summary>What it adds.</summary>
    public required int Hours { get; init; }
}

/// <summary>What a carrier tells us.</summary>
public sealed record CarrierWebhookRequest
{
    /// <summary>Its id for the event.</summary>
    public required string EventId { get; init; }
    /// <summary>`delivered`; others are ignored.</summary>
    public required string Type { get; init; }
    /// <summary>The parcel.</summary>
    public required string TrackingNumber { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset OccurredUtc { get; init; }
}

/// <summary>What happens when nobody acts.</summary>
public static class ClockDefault
{
    public const string OrderCancelled = "orderCancelled";
    public const string BuyerMayCancel = "buyerMayCancel";
    public const string EscrowRefunded = "escrowRefunded";
    public const string EscrowReleased = "escrowReleased";
    public const string RefundPaid = "refundPaid";
    public const string ReturnAgreed = "returnAgreed";
    public const string RefundClosed = "refundClosed";
    public const string EvidenceUnsealed = "evidenceUnsealed";
    public const string RulingAwaited = "rulingAwaited";
    public const string RulingRaised = "rulingRaised";
    public const string RulingFinal = "rulingFinal";
}

/// <summary>What a clock is for.</summary>
public static class ClockName
{
    public const string Payment = "payment";
    public const string Shipping = "shipping";
    public const string ShippingRefund = "shippingRefund";
    public const string Confirmation = "confirmation";
    public const string RefundAnswer = "refundAnswer";
    public const string RefundRevision = "refundRevision";
    public const string ReturnShipping = "returnShipping";
    public const string ReturnInspection = "returnInspection";
    public const string Evidence = "evidence";
    public const string Reply = "reply";
    public const string Ruling = "ruling";
    public const string Appeal = "appeal";
}

/// <summary>Who can stop a clock by acting.</summary>
public static class ClockTurn
{
    public const string Buyer = "buyer";
    public const string Seller = "seller";
    public const string BothSides = "bothSides";
    public const string Arbiter = "arbiter";
    public const string Nobody = "nobody";
}

/// <summary>A clock as both sides see it.</summary>
public sealed record ClockView
{
    /// <summary>What it is for.</summary>
    public required string Name { get; init; }
    /// <summary>Who can stop it.</summary>
    public required string Turn { get; init; }
    /// <summary>When time is up; null while it is paused.</summary>
    public System.DateTimeOffset? DueUtc { get; init; }
    /// <summary>Until then, rounded up: 0 only when time is up and the consequence not yet written. Of a paused clock, what it has left when it runs again.</summary>
    public required long RemainingSeconds { get; init; }
    /// <summary>What happens then.</summary>
    public required string ByDefault { get; init; }
    /// <summary>Reminders still to come, soonest first.</summary>
    public required IReadOnlyList<System.DateTimeOffset> RemindersUtc { get; init; }
    /// <summary>How it may still be moved.</summary>
    public required ExtensionsLeft ExtensionsLeft { get; init; }
    /// <summary>Whether it stands still while a refund request or a dispute is open.</summary>
    public required bool IsPaused { get; init; }
}

/// <summary>A new listing. It is a draft until it is activated.</summary>
public sealed record CreateListingRequest
{
    /// <summary>Headline, 1 to 120 characters.</summary>
    public required string Title { get; init; }
    /// <summary>Everything else, up to 5,000 characters.</summary>
    public required string Description { get; init; }
    /// <summary>A category&apos;s key.</summary>
    public required string Category { get; init; }
    /// <summary>For one piece.</summary>
    public required Money Price { get; init; }
    /// <summary>Pieces at hand.</summary>
    public required int Stock { get; init; }
    /// <summary>physical, virtual or autoDelivery.</summary>
    public required string GoodsType { get; init; }
    /// <summary>How it is delivered; at least one that suits the goods type.</summary>
    public required IReadOnlyList<DeliveryOption> DeliveryModes { get; init; }
    /// <summary>new, likeNew, good or fair.</summary>
    public required string Quality { get; init; }
    /// <summary>Up to 10 https URLs.</summary>
    public IReadOnlyList<string>? ImageUrls { get; init; }
    /// <summary>When goods that are sold ahead will be there; leave out for goods at hand.</summary>
    public System.DateTimeOffset? PreorderUtc { get; init; }
}

/// <summary>Totals of one currency, in minor units.</summary>
public sealed record CurrencyTotals
{
    /// <summary>The currency.</summary>
    public required string Currency { get; init; }
    /// <summary>Money that the provider has captured and not paid back.</summary>
    public required long ClearingMinor { get; init; }
    /// <summary>Money in escrow.</summary>
    public required long HeldMinor { get; init; }
    /// <summary>Money released to sellers.</summary>
    public required long SellersMinor { get; init; }
    /// <summary>Our fees.</summary>
    public required long FeesMinor { get; init; }
}

/// <summary>How the goods get to the buyer.</summary>
public static class DeliveryMode
{
    public const string Express = "express";
    public const string Surface = "surface";
    public const string Lightning = "lightning";
    public const string Online = "online";
    public const string Auto = "auto";
}

/// <summary>A way the seller delivers, and what it costs the buyer.</summary>
public sealed record DeliveryOption
{
    /// <summary>The way.</summary>
    public required string Mode { get; init; }
    /// <summary>What it costs; may be nothing.</summary>
    public required Money Freight { get; init; }
}

/// <summary>What to change; what is left out stays.</summary>
public sealed record EditListingRequest
{
    /// <summary>Headline.</summary>
    public string? Title { get; init; }
    /// <summary>Everything else.</summary>
    public string? Description { get; init; }
    /// <summary>A category&apos;s key.</summary>
    public string? Category { get; init; }
    /// <summary>For one piece.</summary>
    public Money? Price { get; init; }
    /// <summary>Pieces at hand from now on, those held by open orders not counted.</summary>
    public int? Stock { get; init; }
    /// <summary>All delivery modes.</summary>
    public IReadOnlyList<DeliveryOption>? DeliveryModes { get; init; }
    /// <summary>new, likeNew, good or fair.</summary>
    public string? Quality { get; init; }
    /// <summary>All images.</summary>
    public IReadOnlyList<string>? ImageUrls { get; init; }
}

/// <summary>What kind of movement a journal entry is.</summary>
public static class EntryCode
{
    public const string Hold = "hold";
    public const string Release = "release";
    public const string Fee = "fee";
    public const string Refund = "refund";
}

/// <summary>How much more time.</summary>
public sealed record ExtendConfirmationRequest
{
    /// <summary>Whole days; which are allowed depends on the side and the goods.</summary>
    public required int Days { get; init; }
}

/// <summary>How a clock may still be moved.</summary>
public sealed record ExtensionsLeft
{
    /// <summary>By the buyer; null when it may not.</summary>
    public BuyerExtensionLeft? Buyer { get; init; }
    /// <summary>By the seller; null when it may not.</summary>
    public SellerExtensionLeft? Seller { get; init; }
}

/// <summary>What kind of thing is sold; with the delivery mode it selects an order&apos;s terms.</summary>
public static class GoodsType
{
    public const string Physical = "physical";
    public const string Virtual = "virtual";
    public const string AutoDelivery = "autoDelivery";
}

/// <summary>Whether the market can work.</summary>
public sealed record HealthResponse
{
    /// <summary>`ok`.</summary>
    public required string Status { get; init; }
}

/// <summary>A listing as clients see it. Amounts are minor units, times UTC.</summary>
public sealed record ListingResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>Who sells.</summary>
    public required string SellerId { get; init; }
    /// <summary>draft, active, paused or delisted.</summary>
    public required string State { get; init; }
    /// <summary>Counts changes of state and content; the ETag. Trade changes stock without changing it.</summary>
    public required long Version { get; init; }
    /// <summary>Counts changes of content.</summary>
    public required int Revision { get; init; }
    /// <summary>Headline.</summary>
    public required string Title { get; init; }
    /// <summary>Everything else about it.</summary>
    public required string Description { get; init; }
    /// <summary>A category&apos;s key.</summary>
    public required string Category { get; init; }
    /// <summary>For one piece.</summary>
    public required Money Price { get; init; }
    /// <summary>physical, virtual or autoDelivery.</summary>
    public required string GoodsType { get; init; }
    /// <summary>How it is delivered, and for how much.</summary>
    public required IReadOnlyList<DeliveryOption> DeliveryModes { get; init; }
    /// <summary>new, likeNew, good or fair.</summary>
    public required string Quality { get; init; }
    /// <summary>What that grade means in this category.</summary>
    public required string QualityCriteria { get; init; }
    /// <summary>Where its pictures are.</summary>
    public required IReadOnlyList<string> ImageUrls { get; init; }
    /// <summary>When goods that are sold ahead will be there.</summary>
    public System.DateTimeOffset? PreorderUtc { get; init; }
    /// <summary>Pieces available, held by open orders, and sold.</summary>
    public required Stock Stock { get; init; }
    /// <summary>When it was created.</summary>
    public required System.DateTimeOffset CreatedUtc { get; init; }
    /// <summary>When state or content last changed.</summary>
    public required System.DateTimeOffset UpdatedUtc { get; init; }
}

/// <summary>Where a listing stands.</summary>
public static class ListingState
{
    public const string Draft = "draft";
    public const string Active = "active";
    public const string Paused = "paused";
    public const string Delisted = "delisted";
}

/// <summary>A listing in a list.</summary>
public sealed record ListingSummary
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>Who sells.</summary>
    public required string SellerId { get; init; }
    /// <summary>Headline.</summary>
    public required string Title { get; init; }
    /// <summary>A category&apos;s key.</summary>
    public required string Category { get; init; }
    /// <summary>For one piece.</summary>
    public required Money Price { get; init; }
    /// <summary>physical, virtual or autoDelivery.</summary>
    public required string GoodsType { get; init; }
    /// <summary>new, likeNew, good or fair.</summary>
    public required string Quality { get; init; }
    /// <summary>When it was created.</summary>
    public required System.DateTimeOffset CreatedUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ListingSummaryPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<ListingSummary> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>An amount in minor units of one currency (12900 CNY is ¥129.00). Whole numbers only: no minor unit is ever lost to rounding. Mixing currencies and overflow are programming errors and throw.</summary>
public sealed record Money
{
    /// <summary>Minor units; may be negative where a posting takes from an account.</summary>
    public required long AmountMinor { get; init; }
    /// <summary>The currency.</summary>
    public required string Currency { get; init; }
}

/// <summary>The caller&apos;s accounts.</summary>
public sealed record MyAccountsResponse
{
    /// <summary>The accounts.</summary>
    public required IReadOnlyList<AccountResponse> Accounts { get; init; }
}

/// <summary>The clocks of an order.</summary>
public sealed record OrderClocksResponse
{
    /// <summary>Every running clock; none when the order has ended.</summary>
    public required IReadOnlyList<ClockView> Items { get; init; }
}

/// <summary>An event of an order&apos;s history.</summary>
public sealed record OrderEventResponse
{
    /// <summary>Its number, from 1.</summary>
    public required long Version { get; init; }
    /// <summary>What happened.</summary>
    public required string Type { get; init; }
    /// <summary>Who did it: `buyer:mbr_…`, `seller:mbr_…`, `provider`, `carrier`, `clock`.</summary>
    public required string Actor { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>Under which policy.</summary>
    public required string PolicyVersion { get; init; }
    /// <summary>The facts.</summary>
    public required JsonElement Data { get; init; }
    /// <summary>SHA-256 over this event and the hash before it.</summary>
    public required string Hash { get; init; }
}

/// <summary>The history of an order.</summary>
public sealed record OrderHistoryResponse
{
    /// <summary>The events, oldest first.</summary>
    public required IReadOnlyList<OrderEventResponse> Items { get; init; }
    /// <summary>Whether every hash follows from the one before, and none is missing.</summary>
    public required bool ChainIntact { get; init; }
}

/// <summary>A line as clients see it.</summary>
public sealed record OrderLineResponse
{
    /// <summary>The listing.</summary>
    public required string ListingId { get; init; }
    /// <summary>The revision of it that was bought.</summary>
    public required int Revision { get; init; }
    /// <summary>Its title then.</summary>
    public required string Title { get; init; }
    /// <summary>Its price then.</summary>
    public required Money UnitPrice { get; init; }
    /// <summary>How many.</summary>
    public required int Quantity { get; init; }
    /// <summary>Price times quantity.</summary>
    public required Money Total { get; init; }
}

/// <summary>Why an order ended as it did.</summary>
public static class OrderOutcome
{
    public const string Confirmed = "confirmed";
    public const string AutoConfirmed = "autoConfirmed";
    public const string CancelledByBuyer = "cancelledByBuyer";
    public const string CancelledBySeller = "cancelledBySeller";
    public const string Unpaid = "unpaid";
    public const string NeverShipped = "neverShipped";
    public const string RefundAgreed = "refundAgreed";
    public const string Ruled = "ruled";
    public const string Settled = "settled";
}

/// <summary>An order as its parties see it. Amounts are minor units, times UTC; what has not happened yet is absent.</summary>
public sealed record OrderResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>Counts its events; the ETag.</summary>
    public required long Version { get; init; }
    /// <summary>placed, paid, shipped, completed, refunded or cancelled.</summary>
    public required string State { get; init; }
    /// <summary>Why it ended.</summary>
    public string? Outcome { get; init; }
    /// <summary>Who buys.</summary>
    public required string BuyerId { get; init; }
    /// <summary>Who sells.</summary>
    public required string SellerId { get; init; }
    /// <summary>What is bought.</summary>
    public required IReadOnlyList<OrderLineResponse> Lines { get; init; }
    /// <summary>physical, virtual or autoDelivery.</summary>
    public required string GoodsType { get; init; }
    /// <summary>express, surface, lightning, online or auto.</summary>
    public required string DeliveryMode { get; init; }
    /// <summary>escrow.</summary>
    public required string PaymentMethod { get; init; }
    /// <summary>The goods&apos; price.</summary>
    public required Money Goods { get; init; }
    /// <summary>The freight.</summary>
    public required Money Freight { get; init; }
    /// <summary>What the buyer pays.</summary>
    public required Money Total { get; init; }
    /// <summary>What the platform takes of it at release.</summary>
    public required Money Fee { get; init; }
    /// <summary>What is in escrow now.</summary>
    public required Money Held { get; init; }
    /// <summary>The buyer&apos;s word to the seller.</summary>
    public required string Note { get; init; }
    /// <summary>The policy it lives under.</summary>
    public required string PolicyVersion { get; init; }
    /// <summary>When it was placed.</summary>
    public required System.DateTimeOffset PlacedUtc { get; init; }
    /// <summary>When it is cancelled unless paid.</summary>
    public required System.DateTimeOffset PaymentDueUtc { get; init; }
    /// <summary>When it was paid.</summary>
    public System.DateTimeOffset? PaidUtc { get; init; }
    /// <summary>When the seller is late.</summary>
    public System.DateTimeOffset? ShipDueUtc { get; init; }
    /// <summary>When it was shipped.</summary>
    public System.DateTimeOffset? ShippedUtc { get; init; }
    /// <summary>How it was shipped.</summary>
    public Shipment? Shipment { get; init; }
    /// <summary>When it was delivered, by the carrier&apos;s word.</summary>
    public System.DateTimeOffset? DeliveredUtc { get; init; }
    /// <summary>When silence confirms.</summary>
    public System.DateTimeOffset? ConfirmDueUtc { get; init; }
    /// <summary>When it ended.</summary>
    public System.DateTimeOffset? ClosedUtc { get; init; }
}

/// <summary>Where an order stands. The last three are final.</summary>
public static class OrderState
{
    public const string Placed = "placed";
    public const string Paid = "paid";
    public const string Shipped = "shipped";
    public const string Completed = "completed";
    public const string Refunded = "refunded";
    public const string Cancelled = "cancelled";
}

/// <summary>An order in a list.</summary>
public sealed record OrderSummary
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>Where it stands, as of moments ago.</summary>
    public required string State { get; init; }
    /// <summary>Who buys.</summary>
    public required string BuyerId { get; init; }
    /// <summary>Who sells.</summary>
    public required string SellerId { get; init; }
    /// <summary>The first line&apos;s title.</summary>
    public required string Title { get; init; }
    /// <summary>How many lines it has.</summary>
    public required int LineCount { get; init; }
    /// <summary>What the buyer pays.</summary>
    public required Money Total { get; init; }
    /// <summary>When it was placed.</summary>
    public required System.DateTimeOffset PlacedUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record OrderSummaryPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<OrderSummary> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>Where to pay.</summary>
public sealed record PayOrderResponse
{
    /// <summary>The order.</summary>
    public required string OrderId { get; init; }
    /// <summary>The payment; a repriced order has a new one.</summary>
    public required string PaymentId { get; init; }
    /// <summary>The provider&apos;s page.</summary>
    public required string PaymentUrl { get; init; }
    /// <summary>What it asks for.</summary>
    public required Money Amount { get; init; }
    /// <summary>When the order is cancelled unless paid.</summary>
    public required System.DateTimeOffset PayByUtc { get; init; }
}

/// <summary>How the buyer pays.</summary>
public static class PaymentMethod
{
    public const string Escrow = "escrow";
}

/// <summary>What a provider tells us.</summary>
public sealed record PaymentWebhookRequest
{
    /// <summary>Its id for the event; only for the log, since the order itself recognises a payment told twice.</summary>
    public required string EventId { get; init; }
    /// <summary>`payment.captured` or `payment.declined`.</summary>
    public required string Type { get; init; }
    /// <summary>The payment.</summary>
    public required string PaymentId { get; init; }
    /// <summary>The order, as we named it when the payment was opened.</summary>
    public required string Reference { get; init; }
    /// <summary>What was captured.</summary>
    public required long AmountMinor { get; init; }
    /// <summary>In which currency.</summary>
    public required string Currency { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset OccurredUtc { get; init; }
}

/// <summary>A line to buy.</summary>
public sealed record PlaceOrderLine
{
    /// <summary>The listing.</summary>
    public required string ListingId { get; init; }
    /// <summary>How many, 1 to 1,000.</summary>
    public required int Quantity { get; init; }
}

/// <summary>What to buy.</summary>
public sealed record PlaceOrderRequest
{
    /// <summary>1 to 20 lines of one seller, one goods type and one currency.</summary>
    public required IReadOnlyList<PlaceOrderLine> Lines { get; init; }
    /// <summary>A mode that every listing offers.</summary>
    public required string DeliveryMode { get; init; }
    /// <summary>escrow.</summary>
    public string? PaymentMethod { get; init; }
    /// <summary>A word to the seller, up to 500 characters.</summary>
    public string? Note { get; init; }
}

/// <summary>RFC 9457 problem details. `code` is stable and for programs; `detail` is for people and may change; `errors` says what is wrong with which field; `state` is the resource&apos;s present state where that is the reason.</summary>
public sealed record Problem
{
    /// <summary>The kind of problem, as a URN made of the code.</summary>
    public required string Type { get; init; }
    /// <summary>The status code&apos;s phrase.</summary>
    public required string Title { get; init; }
    /// <summary>The status code.</summary>
    public required int Status { get; init; }
    /// <summary>Stable, in capital letters and underscores.</summary>
    public required string Code { get; init; }
    /// <summary>One sentence.</summary>
    public required string Detail { get; init; }
    /// <summary>The resource&apos;s present state.</summary>
    public string? State { get; init; }
    /// <summary>Faults by field; the field&apos;s JSON path is the key.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }
}

/// <summary>How worn the goods are; each category states its criteria.</summary>
public static class QualityGrade
{
    public const string New = "new";
    public const string LikeNew = "likeNew";
    public const string Good = "good";
    public const string Fair = "fair";
}

/// <summary>What reconciliation finds.</summary>
public sealed record ReconciliationReport
{
    /// <summary>Whether nothing is amiss.</summary>
    public required bool Balanced { get; init; }
    /// <summary>How much is amiss.</summary>
    public required int Differences { get; init; }
    /// <summary>How many orders there are in each state.</summary>
    public required IReadOnlyDictionary<string, int> Orders { get; init; }
    /// <summary>Totals by currency.</summary>
    public required IReadOnlyList<CurrencyTotals> Totals { get; init; }
    /// <summary>Entries whose postings do not sum to zero.</summary>
    public required IReadOnlyList<string> Unbalanced { get; init; }
    /// <summary>Members&apos; accounts whose balance is not what the journal gives.</summary>
    public required IReadOnlyList<BookDifference> BalanceDifferences { get; init; }
    /// <summary>Orders whose held amount is not what the journal leaves in their escrow.</summary>
    public required IReadOnlyList<BookDifference> EscrowDifferences { get; init; }
    /// <summary>Listings whose held pieces are not what their orders hold.</summary>
    public required IReadOnlyList<StockDifference> StockDifferences { get; init; }
    /// <summary>Pieces available, held and sold, over all listings.</summary>
    public required StockTotals Stock { get; init; }
}

/// <summary>The new price.</summary>
public sealed record RepriceOrderRequest
{
    /// <summary>All goods together.</summary>
    public required Money Goods { get; init; }
    /// <summary>The freight.</summary>
    public required Money Freight { get; init; }
}

/// <summary>What the seller may still add.</summary>
public sealed record SellerExtensionLeft
{
    /// <summary>In all.</summary>
    public required int DaysLeft { get; init; }
    /// <summary>At a time: the steps that still fit, never empty.</summary>
    public required IReadOnlyList<int> StepsDays { get; init; }
}

/// <summary>How it was shipped.</summary>
public sealed record ShipOrderRequest
{
    /// <summary>The carrier&apos;s key: lower-case letters, digits and hyphens.</summary>
    public required string Carrier { get; init; }
    /// <summary>The carrier&apos;s number, or how goods were handed over online.</summary>
    public required string TrackingNumber { get; init; }
}

/// <summary>How goods travel.</summary>
public sealed record Shipment
{
    /// <summary>The carrier&apos;s key, such as `sf-express`; `platform` for automatic delivery.</summary>
    public required string Carrier { get; init; }
    /// <summary>The carrier&apos;s number.</summary>
    public required string TrackingNumber { get; init; }
}

/// <summary>Pieces of a listing: free to sell, held by open orders, and sold.</summary>
public sealed record Stock
{
    /// <summary>May be bought now.</summary>
    public required int Available { get; init; }
    /// <summary>Belong to open orders.</summary>
    public required int Held { get; init; }
    /// <summary>Belong to completed orders.</summary>
    public required int Sold { get; init; }
}

/// <summary>A listing whose head counts other pieces as held than its orders hold.</summary>
public sealed record StockDifference
{
    /// <summary>Which.</summary>
    public required string ListingId { get; init; }
    /// <summary>What its head says.</summary>
    public required long HeldPieces { get; init; }
    /// <summary>What its orders&apos; holds say.</summary>
    public required long HeldByOrders { get; init; }
}

/// <summary>Pieces over all listings.</summary>
public sealed record StockTotals
{
    /// <summary>Free to sell.</summary>
    public required long AvailablePieces { get; init; }
    /// <summary>Held, as the listings count.</summary>
    public required long HeldPieces { get; init; }
    /// <summary>Sold.</summary>
    public required long SoldPieces { get; init; }
    /// <summary>Held, as the orders&apos; holds count; the same as HeldPieces.</summary>
    public required long HeldByOrders { get; init; }
}

/// <summary>What is running.</summary>
public sealed record VersionResponse
{
    /// <summary>The build.</summary>
    public required string Version { get; init; }
    /// <summary>The policy that new orders are placed under.</summary>
    public required string PolicyVersion { get; init; }
}

/// <summary>What a webhook is answered.</summary>
public sealed record WebhookResponse
{
    /// <summary>`accepted`, or `ignored` for what changes nothing here.</summary>
    public required string Result { get; init; }
}
