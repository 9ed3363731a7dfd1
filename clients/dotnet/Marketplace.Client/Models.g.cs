// Generated from docs/openapi.json by ./market describe.
#nullable enable
using System.Collections.Generic;
using System.Text.Json;

namespace Marketplace.Client;

/// <summary>Which offer is accepted, so that nobody accepts another than one saw.</summary>
public sealed record AcceptSettlementRequest
{
    /// <summary>The number of the offer that stands.</summary>
    public required int Number { get; init; }
}

/// <summary>An entry of the caller&apos;s accounts.</summary>
public sealed record AccountEntryResponse
{
    /// <summary>The transfer.</summary>
    public required string Id { get; init; }
    /// <summary>What it was for.</summary>
    public required string Code { get; init; }
    /// <summary>The order that it comes from; absent when it comes from none.</summary>
    public string? OrderId { get; init; }
    /// <summary>When it was decided.</summary>
    public required System.DateTimeOffset DecidedUtc { get; init; }
    /// <summary>What it did, in order; together they are the change of the balances.</summary>
    public required IReadOnlyList<AccountMovement> Movements { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record AccountEntryResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<AccountEntryResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>What an entry did to one of the caller&apos;s accounts.</summary>
public sealed record AccountMovement
{
    /// <summary>What kind of movement.</summary>
    public required string Code { get; init; }
    /// <summary>The account.</summary>
    public required string Account { get; init; }
    /// <summary>What it gained; negative for what it gave.</summary>
    public required Money Amount { get; init; }
}

/// <summary>An account of the caller&apos;s.</summary>
public sealed record AccountResponse
{
    /// <summary>Its address.</summary>
    public required string Account { get; init; }
    /// <summary>What is on it, one amount a currency, negative for what is owed; empty when nothing ever was.</summary>
    public required IReadOnlyList<Money> Balances { get; init; }
}

/// <summary>On whose behalf a command comes. Members act by their relation to the order, never by a global role.</summary>
public static class ActorRole
{
    public const string Buyer = "buyer";
    public const string Seller = "seller";
    public const string Provider = "provider";
    public const string Carrier = "carrier";
    public const string Clock = "clock";
    public const string Arbiter = "arbiter";
}

/// <summary>Where notices are to be sent.</summary>
public sealed record AddWebhookRequest
{
    /// <summary>An `https` address that can be reached from the internet.</summary>
    public required string Url { get; init; }
}

/// <summary>What a member says against a decision.</summary>
public sealed record AppealOffenceRequest
{
    /// <summary>In one&apos;s own words.</summary>
    public required string Text { get; init; }
}

/// <summary>How an account is written.</summary>
public static class BankAccountKind
{
    public const string Iban = "iban";
    public const string ChineseCard = "chineseCard";
    public const string ChineseAccount = "chineseAccount";
    public const string UnitedStates = "unitedStates";
    public const string HongKong = "hongKong";
}

/// <summary>Where payouts go. The number is the provider&apos;s to know.</summary>
public sealed record BankAccountResponse
{
    /// <summary>How the account is written.</summary>
    public required string Kind { get; init; }
    /// <summary>Two capital letters.</summary>
    public required string Country { get; init; }
    /// <summary>The last four characters of its number.</summary>
    public required string Last4 { get; init; }
    /// <summary>When it was set.</summary>
    public required System.DateTimeOffset ChangedUtc { get; init; }
    /// <summary>From when on money goes there.</summary>
    public required System.DateTimeOffset UsableUtc { get; init; }
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

/// <summary>A whole case as one document.</summary>
public sealed record CaseFile
{
    /// <summary>When it was made.</summary>
    public required System.DateTimeOffset ExportedUtc { get; init; }
    /// <summary>The order.</summary>
    public required OrderResponse Order { get; init; }
    /// <summary>Its latest refund request.</summary>
    public RefundRequestResponse? RefundRequest { get; init; }
    /// <summary>Its dispute, with the rulings.</summary>
    public DisputeResponse? Dispute { get; init; }
    /// <summary>Its latest claim after completion.</summary>
    public ClaimResponse? Claim { get; init; }
    /// <summary>Its clocks.</summary>
    public required IReadOnlyList<ClockView> Clocks { get; init; }
    /// <summary>What was filed and the reader may see, with hashes.</summary>
    public required IReadOnlyList<CaseStatement> Statements { get; init; }
    /// <summary>What the two sides said to each other in the order&apos;s conversation; absent for staff while there is neither dispute nor claim.</summary>
    public CaseMessages? Messages { get; init; }
    /// <summary>Everything that happened, oldest first.</summary>
    public required IReadOnlyList<OrderEventResponse> History { get; init; }
    /// <summary>Whether every hash of the history follows from the one before, and none is missing.</summary>
    public required bool ChainIntact { get; init; }
    /// <summary>The criteria of the order&apos;s policy: key, then language, then text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Criteria { get; init; }
}

/// <summary>An order&apos;s conversation in a case file.</summary>
public sealed record CaseMessages
{
    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }
    /// <summary>Its messages, oldest first.</summary>
    public required IReadOnlyList<MessageResponse> Items { get; init; }
    /// <summary>Whether they are all there and as they were written.</summary>
    public required bool ChainIntact { get; init; }
}

/// <summary>A statement in a case file.</summary>
public sealed record CaseStatement
{
    /// <summary>What was said and shown.</summary>
    public required Statement Statement { get; init; }
    /// <summary>The hash that the history has of it.</summary>
    public required string Sha256 { get; init; }
    /// <summary>Whether it is still what was filed.</summary>
    public required bool HashMatches { get; init; }
}

/// <summary>Bounds on what a listing is found by, and what a search may take.</summary>
public sealed record CatalogueRules
{
    /// <summary>The seller is told when an order leaves so many pieces or fewer.</summary>
    public required int LowStockPieces { get; init; }
    /// <summary>By how many words a listing is found: those of its title first, then those of its description.</summary>
    public required int ListingTermsMax { get; init; }
    /// <summary>Characters of a search.</summary>
    public required int QueryLengthMax { get; init; }
    /// <summary>Words of a search that count; more make no difference.</summary>
    public required int QueryTermsMax { get; init; }
    /// <summary>How many of the newest matches a search puts in another order than the newest first.</summary>
    public required int RankedMatchesMax { get; init; }
}

/// <summary>The categories.</summary>
public sealed record CategoriesResponse
{
    /// <summary>Whose they are.</summary>
    public required string PolicyVersion { get; init; }
    /// <summary>All of them.</summary>
    public required IReadOnlyList<CategoryResponse> Items { get; init; }
}

/// <summary>A category of goods.</summary>
public sealed record Category
{
    /// <summary>Its key in URLs and requests.</summary>
    public required string Key { get; init; }
    /// <summary>Its name by language (`en`, `zh-CN`).</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }
    /// <summary>Our commission on goods sold in it.</summary>
    public required int FeeBasisPoints { get; init; }
    /// <summary>Which set of grading criteria applies.</summary>
    public required string QualityStandard { get; init; }
    /// <summary>What a seller in it puts up to guarantee anything, in minor units of the bonds&apos; currency.</summary>
    public required long BondMinimumMinor { get; init; }
}

/// <summary>A category of goods.</summary>
public sealed record CategoryResponse
{
    /// <summary>Its key in requests.</summary>
    public required string Key { get; init; }
    /// <summary>Its name by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }
    /// <summary>Our commission on what is sold in it.</summary>
    public required int FeeBasisPoints { get; init; }
    /// <summary>What each grade means in it, by language.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> QualityCriteria { get; init; }
}

/// <summary>Where payouts are to go.</summary>
public sealed record ChangeBankAccountRequest
{
    /// <summary>The account&apos;s holder: the name that one is verified as. Case, width, spaces, dots and accents do not matter.</summary>
    public required string HolderName { get; init; }
    /// <summary>Two capital letters.</summary>
    public required string Country { get; init; }
    /// <summary>An IBAN, a Chinese bank card&apos;s number, or an account&apos;s number with the bank&apos;s code.</summary>
    public required string AccountNumber { get; init; }
    /// <summary>CNAPS in China, the routing number in the United States, bank and branch in Hong Kong.</summary>
    public string? BankCode { get; init; }
}

/// <summary>The payment password that there is, and the one to come.</summary>
public sealed record ChangePaymentPasswordRequest
{
    /// <summary>As it was set.</summary>
    public required string Current { get; init; }
    /// <summary>6 to 32 characters, not one over and over.</summary>
    public required string New { get; init; }
}

/// <summary>A change of one group&apos;s channels; what is null stays.</summary>
public sealed record ChannelChange
{
    /// <summary>The group.</summary>
    public required string Group { get; init; }
    /// <summary>By mail.</summary>
    public bool? Email { get; init; }
    /// <summary>To the member&apos;s webhooks.</summary>
    public bool? Webhook { get; init; }
}

/// <summary>Which channels carry a group&apos;s notices. The inbox always does.</summary>
public sealed record ChannelChoice
{
    /// <summary>The group.</summary>
    public required string Group { get; init; }
    /// <summary>By mail, when the member has an address.</summary>
    public required bool Email { get; init; }
    /// <summary>To the member&apos;s webhooks, when there are any.</summary>
    public required bool Webhook { get; init; }
}

/// <summary>What to change; groups and channels that are left out stay.</summary>
public sealed record ChooseChannelsRequest
{
    /// <summary>The groups to change, each once.</summary>
    public required IReadOnlyList<ChannelChange> Groups { get; init; }
}

/// <summary>How a claim ended.</summary>
public static class ClaimEnd
{
    public const string Upheld = "upheld";
    public const string Dismissed = "dismissed";
    public const string Withdrawn = "withdrawn";
    public const string NotShippedBack = "notShippedBack";
    public const string Repaired = "repaired";
    public const string ChargedBack = "chargedBack";
}

/// <summary>Whose turn it is on a claim.</summary>
public static class ClaimPhase
{
    public const string Answering = "answering";
    public const string ShippingBack = "shippingBack";
    public const string Inspecting = "inspecting";
    public const string Ruling = "ruling";
    public const string Ended = "ended";
}

/// <summary>A claim as the order&apos;s parties see it.</summary>
public sealed record ClaimResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>The order that it is about.</summary>
    public required string OrderId { get; init; }
    /// <summary>Under which guarantee.</summary>
    public required string Guarantee { get; init; }
    /// <summary>answering, shippingBack, inspecting, ruling or ended.</summary>
    public required string Phase { get; init; }
    /// <summary>What is claimed.</summary>
    public required Money Amount { get; init; }
    /// <summary>Why.</summary>
    public required string Text { get; init; }
    /// <summary>What supports it.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }
    /// <summary>When it was filed.</summary>
    public required System.DateTimeOffset FiledUtc { get; init; }
    /// <summary>When the turn is over.</summary>
    public System.DateTimeOffset? DueUtc { get; init; }
    /// <summary>Why the seller rejected it.</summary>
    public string? RejectedFor { get; init; }
    /// <summary>How the goods go back.</summary>
    public Shipment? ReturnShipment { get; init; }
    /// <summary>How it ended.</summary>
    public string? End { get; init; }
    /// <summary>What was paid.</summary>
    public Money? Paid { get; init; }
    /// <summary>An arbiter&apos;s reasons.</summary>
    public string? Reasons { get; init; }
}

/// <summary>Why a flagged message is harmless.</summary>
public sealed record ClearFlagRequest
{
    /// <summary>For whoever looks later.</summary>
    public required string Reasons { get; init; }
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
    public const string ClaimPaid = "claimPaid";
    public const string ClaimClosed = "claimClosed";
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
    public const string ClaimAnswer = "claimAnswer";
    public const string ClaimShipBack = "claimShipBack";
    public const string ClaimInspection = "claimInspection";
    public const string ClaimRuling = "claimRuling";
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

/// <summary>The code that came by mail.</summary>
public sealed record ConfirmEmailRequest
{
    /// <summary>Eight digits.</summary>
    public required string Code { get; init; }
}

/// <summary>A part of a member&apos;s contact details.</summary>
public static class ContactField
{
    public const string Address = "address";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Messages = "messages";
}

/// <summary>A conversation in one&apos;s list.</summary>
public sealed record ConversationResponse
{
    /// <summary>The conversation.</summary>
    public required string Id { get; init; }
    /// <summary>What one is in it: buyer or seller.</summary>
    public required string Side { get; init; }
    /// <summary>The other one.</summary>
    public required string With { get; init; }
    /// <summary>The order that it is about.</summary>
    public string? OrderId { get; init; }
    /// <summary>The listing that it is about.</summary>
    public string? ListingId { get; init; }
    /// <summary>What it is about, for people.</summary>
    public required string Title { get; init; }
    /// <summary>How many messages it has.</summary>
    public required int Count { get; init; }
    /// <summary>How many of them wait to be read.</summary>
    public required int Unread { get; init; }
    /// <summary>Whose the last line is.</summary>
    public required string LastBy { get; init; }
    /// <summary>How it begins.</summary>
    public required string LastLine { get; init; }
    /// <summary>When it was said.</summary>
    public required System.DateTimeOffset LastUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ConversationResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<ConversationResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>The other party of an order.</summary>
public sealed record CounterpartResponse
{
    /// <summary>Who.</summary>
    public required string MemberId { get; init; }
    /// <summary>The name that everyone sees.</summary>
    public string? DisplayName { get; init; }
    /// <summary>Which contact details are open to the caller now; what is open and absent was never given.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
    /// <summary>Where goods go.</summary>
    public string? Address { get; init; }
    /// <summary>With its country code.</summary>
    public string? Phone { get; init; }
    /// <summary>The mail address that the member has confirmed.</summary>
    public string? Email { get; init; }
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

/// <summary>A rank and the grade in it.</summary>
public sealed record CreditLevel
{
    /// <summary>heart, diamond, crown or goldCrown.</summary>
    public required string Rank { get; init; }
    /// <summary>From 1.</summary>
    public required int Grade { get; init; }
}

/// <summary>A rank of credit with its grades.</summary>
public sealed record CreditRank
{
    /// <summary>Its name, such as `heart`.</summary>
    public required string Rank { get; init; }
    /// <summary>What each grade needs, lowest first.</summary>
    public required IReadOnlyList<int> PointsMin { get; init; }
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
    /// <summary>Money of sellers: available and bonds, less what they owe.</summary>
    public required long SellersMinor { get; init; }
    /// <summary>Our fees.</summary>
    public required long FeesMinor { get; init; }
    /// <summary>Money of buyers.</summary>
    public required long BuyersMinor { get; init; }
    /// <summary>What we have paid for sellers and not got back; negative or nothing.</summary>
    public required long AdvancesMinor { get; init; }
    /// <summary>What has left for members&apos; banks and not come back.</summary>
    public required long PaidOutMinor { get; init; }
}

/// <summary>A decision&apos;s reasons.</summary>
public sealed record DecideReviewRequest
{
    /// <summary>For the member and for whoever looks later.</summary>
    public required string Reasons { get; init; }
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

/// <summary>A notice on its way to a webhook.</summary>
public sealed record DeliveryResponse
{
    /// <summary>The notice&apos;s id.</summary>
    public required string Id { get; init; }
    /// <summary>How it stands.</summary>
    public required string State { get; init; }
    /// <summary>How often it was tried since it was sent, or sent again.</summary>
    public required int Tries { get; init; }
    /// <summary>When last.</summary>
    public System.DateTimeOffset? TriedUtc { get; init; }
    /// <summary>What went wrong then.</summary>
    public string? Problem { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record DeliveryResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<DeliveryResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>How a delivery stands.</summary>
public static class DeliveryState
{
    public const string Pending = "pending";
    public const string Delivered = "delivered";
    public const string Failed = "failed";
}

/// <summary>How much to pay in.</summary>
public sealed record DepositBondRequest
{
    /// <summary>In the bonds&apos; currency.</summary>
    public required Money Amount { get; init; }
}

/// <summary>Where to pay it.</summary>
public sealed record DepositBondResponse
{
    /// <summary>The payment; the same for the same Idempotency-Key.</summary>
    public required string PaymentId { get; init; }
    /// <summary>The provider&apos;s page.</summary>
    public required string PaymentUrl { get; init; }
    /// <summary>What it asks for.</summary>
    public required Money Amount { get; init; }
}

/// <summary>That a device is remembered.</summary>
public sealed record DeviceResponse
{
    /// <summary>Until when, unless it is noted again.</summary>
    public required System.DateTimeOffset UntilUtc { get; init; }
}

/// <summary>That somebody was shown somebody&apos;s contact details, or staff what somebody said.</summary>
public sealed record DisclosureRecord
{
    /// <summary>Who was shown them.</summary>
    public required string To { get; init; }
    /// <summary>Whose they are.</summary>
    public required string Of { get; init; }
    /// <summary>Which.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record DisclosureRecordPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<DisclosureRecord> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>How a dispute ended.</summary>
public static class DisputeEnd
{
    public const string Settled = "settled";
    public const string RulingAccepted = "rulingAccepted";
    public const string RulingFinal = "rulingFinal";
    public const string AppealRuled = "appealRuled";
    public const string Superseded = "superseded";
}

/// <summary>Where a dispute stands.</summary>
public static class DisputePhase
{
    public const string Evidence = "evidence";
    public const string Reply = "reply";
    public const string Ruling = "ruling";
    public const string Ruled = "ruled";
    public const string Closed = "closed";
}

/// <summary>A dispute as its sides and arbiters see it. Amounts are minor units, times UTC; what has not happened yet is absent.</summary>
public sealed record DisputeResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>The order that it is about.</summary>
    public required string OrderId { get; init; }
    /// <summary>The order&apos;s version with it; the ETag.</summary>
    public required long Version { get; init; }
    /// <summary>evidence, reply, ruling, ruled or closed.</summary>
    public required string Phase { get; init; }
    /// <summary>How it ended.</summary>
    public string? End { get; init; }
    /// <summary>buyer or seller: who took it here.</summary>
    public required string OpenedBy { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset OpenedUtc { get; init; }
    /// <summary>What the buyer asks for.</summary>
    public required Money Claimed { get; init; }
    /// <summary>What is held, and is to be divided.</summary>
    public required Money Held { get; init; }
    /// <summary>When the phase ends by itself, or an overdue ruling is raised again.</summary>
    public System.DateTimeOffset? DueUtc { get; init; }
    /// <summary>How often the ruling was raised as overdue; above 0 it is with the senior arbiters.</summary>
    public required int OverdueLevel { get; init; }
    /// <summary>What was filed, by number and hash.</summary>
    public required IReadOnlyList<FiledStatement> Filed { get; init; }
    /// <summary>What was filed and the caller may see. Only `GET /api/disputes/{id}` has it.</summary>
    public IReadOnlyList<Statement>? Statements { get; init; }
    /// <summary>The offer that stands.</summary>
    public SettlementOffer? Offer { get; init; }
    /// <summary>The first ruling.</summary>
    public Ruling? Ruling { get; init; }
    /// <summary>The sides that accepted it.</summary>
    public required IReadOnlyList<string> AcceptedBy { get; init; }
    /// <summary>The side that appealed it.</summary>
    public string? AppealedBy { get; init; }
    /// <summary>The second ruling.</summary>
    public Ruling? AppealRuling { get; init; }
}

/// <summary>The clocks, bounds and criteria of disputes. Public: clients show them before anyone needs them.</summary>
public sealed record DisputeRules
{
    /// <summary>How long both sides have to show what they have; until then it is sealed to the other side.</summary>
    public required int EvidenceHours { get; init; }
    /// <summary>How long both sides then have to reply to it.</summary>
    public required int ReplyHours { get; init; }
    /// <summary>How many working days an arbiter has to rule.</summary>
    public required int RulingWorkingDays { get; init; }
    /// <summary>After so many more working days an overdue ruling is raised again, each time one level higher.</summary>
    public required int OverdueWorkingDays { get; init; }
    /// <summary>How long a first ruling may be appealed; its money waits for that.</summary>
    public required int AppealHours { get; init; }
    /// <summary>Settlement offers of one dispute, both sides together.</summary>
    public required int OffersMax { get; init; }
    /// <summary>Characters of a statement or of a ruling&apos;s reasons.</summary>
    public required int TextLengthMax { get; init; }
    /// <summary>Documents of one statement.</summary>
    public required int DocumentsMax { get; init; }
    /// <summary>A ruling gives reasons of at least so many characters.</summary>
    public required int ReasonsLengthMin { get; init; }
    /// <summary>What rulings are made against: key, then language, then text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Criteria { get; init; }
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

/// <summary>What to change; what is left out stays, an empty text takes back what was said.</summary>
public sealed record EditProfileRequest
{
    /// <summary>The name that others see, up to 40 characters.</summary>
    public string? DisplayName { get; init; }
    /// <summary>en or zh-CN.</summary>
    public string? Language { get; init; }
    /// <summary>Where mail is to be sent: a code goes there first (`POST /members/me/email/confirmation`).</summary>
    public string? Email { get; init; }
    /// <summary>With its country code.</summary>
    public string? Phone { get; init; }
    /// <summary>Where goods go.</summary>
    public string? Address { get; init; }
}

/// <summary>What kind of movement a journal entry is.</summary>
public static class EntryCode
{
    public const string Hold = "hold";
    public const string Release = "release";
    public const string Fee = "fee";
    public const string Refund = "refund";
    public const string Compensation = "compensation";
    public const string Chargeback = "chargeback";
    public const string Reversal = "reversal";
    public const string BondIn = "bondIn";
    public const string BondOut = "bondOut";
    public const string Guarantee = "guarantee";
    public const string Waterfall = "waterfall";
    public const string Netting = "netting";
    public const string Payout = "payout";
    public const string PayoutReturned = "payoutReturned";
    public const string PayoutNews = "payoutNews";
}

/// <summary>That a member&apos;s personal data is gone.</summary>
public sealed record ErasureResponse
{
    /// <summary>The pseudonym that the books go on with.</summary>
    public required string MemberId { get; init; }
    /// <summary>Since when.</summary>
    public required System.DateTimeOffset ErasedUtc { get; init; }
}

/// <summary>What an order&apos;s escrow waits for: the whole lifecycle on one list (docs/lifecycle.md draws it).</summary>
public static class EscrowPhase
{
    public const string AwaitingPayment = "awaitingPayment";
    public const string AwaitingShipment = "awaitingShipment";
    public const string AwaitingConfirmation = "awaitingConfirmation";
    public const string RefundRequested = "refundRequested";
    public const string RefundRejected = "refundRejected";
    public const string ReturnAgreed = "returnAgreed";
    public const string ReturnShipped = "returnShipped";
    public const string DisputeEvidence = "disputeEvidence";
    public const string DisputeReply = "disputeReply";
    public const string DisputeRuling = "disputeRuling";
    public const string DisputeRuled = "disputeRuled";
    public const string AppealReply = "appealReply";
    public const string AppealRuling = "appealRuling";
    public const string Completed = "completed";
    public const string Refunded = "refunded";
    public const string Cancelled = "cancelled";
}

/// <summary>A document that someone shows: it lies where they put it, and its hash proves later that it is still the same.</summary>
public sealed record EvidenceDocument
{
    /// <summary>What it is, for people.</summary>
    public required string Name { get; init; }
    /// <summary>Where it lies: an absolute HTTPS address.</summary>
    public required string Url { get; init; }
    /// <summary>The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>When in a dispute a statement was made.</summary>
public static class EvidenceRound
{
    public const string Evidence = "evidence";
    public const string Reply = "reply";
    public const string Appeal = "appeal";
}

/// <summary>Something that the market has about a member.</summary>
public sealed record ExportedItem
{
    /// <summary>What kind of thing.</summary>
    public required string Part { get; init; }
    /// <summary>The thing, as the route that it is otherwise read at shows it.</summary>
    public required JsonElement Data { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ExportedItemPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<ExportedItem> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
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

/// <summary>A claim under a guarantee.</summary>
public sealed record FileClaimRequest
{
    /// <summary>asDescribed, sevenDayReturn, counterfeitTriple, thirtyDayRepair, authenticity or damageInTransit.</summary>
    public required string Guarantee { get; init; }
    /// <summary>Why, 1 to 1,000 characters.</summary>
    public required string Text { get; init; }
    /// <summary>How much; absent for all that the guarantee can bring, and always for a counterfeit.</summary>
    public Money? Amount { get; init; }
    /// <summary>What supports it, at most 5.</summary>
    public IReadOnlyList<EvidenceDocument>? Documents { get; init; }
}

/// <summary>That a statement was filed; what it says lies beside the history.</summary>
public sealed record FiledStatement
{
    /// <summary>Counts the order&apos;s statements, from 1.</summary>
    public required int Number { get; init; }
    /// <summary>When in the dispute.</summary>
    public required string Round { get; init; }
    /// <summary>Which side&apos;s.</summary>
    public required string By { get; init; }
    /// <summary>Its hash.</summary>
    public required string Sha256 { get; init; }
}

/// <summary>A flagged message in the operators&apos; list: not what it says.</summary>
public sealed record FlagResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>open, cleared or reviewed.</summary>
    public required string State { get; init; }
    /// <summary>What it seems to hold.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
    /// <summary>Who said it.</summary>
    public required string SenderId { get; init; }
    /// <summary>To whom.</summary>
    public required string OtherId { get; init; }
    /// <summary>Where.</summary>
    public required string ConversationId { get; init; }
    /// <summary>Its number there.</summary>
    public required int Number { get; init; }
    /// <summary>The order that the conversation is about.</summary>
    public string? OrderId { get; init; }
    /// <summary>The listing that it is about.</summary>
    public string? ListingId { get; init; }
    /// <summary>When it was said.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>Who found it harmless, and why.</summary>
    public ReviewDecision? Clearance { get; init; }
    /// <summary>The case against its sender.</summary>
    public string? ReviewId { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record FlagResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<FlagResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>What operators made of a flagged message.</summary>
public static class FlagState
{
    public const string Open = "open";
    public const string Cleared = "cleared";
    public const string Reviewed = "reviewed";
}

/// <summary>A flagged message with what was said around it.</summary>
public sealed record FlaggedConversationResponse
{
    /// <summary>The message.</summary>
    public required FlagResponse Flag { get; init; }
    /// <summary>A stretch of the conversation.</summary>
    public required MessagesResponse Messages { get; init; }
}

/// <summary>From where on something looks like fraud, so that people look at it.</summary>
public sealed record FraudTerms
{
    /// <summary>How far the nightly search looks back.</summary>
    public required int WindowDays { get; init; }
    /// <summary>How many facts it reads at most, the newest first.</summary>
    public required int FactsMax { get; init; }
    /// <summary>Orders that a suspicion needs which no case has.</summary>
    public required int NewOrdersMin { get; init; }
    /// <summary>Ratings between two who are one person.</summary>
    public required int SelfDealingMin { get; init; }
    /// <summary>Good ratings of a buyer for a seller that join the two in a circle.</summary>
    public required int RingEdgeMin { get; init; }
    /// <summary>Members of a circle.</summary>
    public required int RingLengthMax { get; init; }
    /// <summary>The share of each one&apos;s good ratings that comes from the circle, in basis points.</summary>
    public required int RingShareMinBasisPoints { get; init; }
    /// <summary>Good ratings of one seller by different buyers in a burst.</summary>
    public required int BurstMin { get; init; }
    /// <summary>How long a burst is at most.</summary>
    public required int BurstHours { get; init; }
    /// <summary>How new an account is that may have been made for the burst.</summary>
    public required int BurstNewDays { get; init; }
    /// <summary>The share of the burst&apos;s buyers that are new and rated nobody else, in basis points.</summary>
    public required int BurstShareMinBasisPoints { get; init; }
    /// <summary>Orders that a buyer placed and refused.</summary>
    public required int RefusedMin { get; init; }
    /// <summary>Their share of all that the buyer placed, in basis points.</summary>
    public required int RefusedShareMinBasisPoints { get; init; }
    /// <summary>Ratings that a buyer gave bad or neutral and made good, or took back, later.</summary>
    public required int RevisedMin { get; init; }
    /// <summary>Their share of all ratings that the buyer gave, in basis points.</summary>
    public required int RevisedShareMinBasisPoints { get; init; }
    /// <summary>How long a device that a member used is remembered.</summary>
    public required int DeviceDays { get; init; }
}

/// <summary>The payment password.</summary>
public sealed record GivePaymentPasswordRequest
{
    /// <summary>As it was set.</summary>
    public required string Password { get; init; }
}

/// <summary>What kind of thing is sold; with the delivery mode it selects an order&apos;s terms.</summary>
public static class GoodsType
{
    public const string Physical = "physical";
    public const string Virtual = "virtual";
    public const string AutoDelivery = "autoDelivery";
}

/// <summary>What a seller may promise beyond the law, backed by a bond.</summary>
public static class Guarantee
{
    public const string AsDescribed = "asDescribed";
    public const string SevenDayReturn = "sevenDayReturn";
    public const string CounterfeitTriple = "counterfeitTriple";
    public const string ThirtyDayRepair = "thirtyDayRepair";
    public const string Authenticity = "authenticity";
    public const string DamageInTransit = "damageInTransit";
}

/// <summary>Every clock, cap and amount of guarantees, claims and bonds.</summary>
public sealed record GuaranteeTerms
{
    /// <summary>How long after completion a claim may be filed.</summary>
    public required int ClaimWithinDays { get; init; }
    /// <summary>How long after delivery damage in transit may be claimed.</summary>
    public required int DamageClaimWithinHours { get; init; }
    /// <summary>How long after delivery goods may come back for no reason.</summary>
    public required int NoReasonReturnWithinDays { get; init; }
    /// <summary>How long after delivery a repair may be claimed.</summary>
    public required int RepairClaimWithinDays { get; init; }
    /// <summary>How long the seller has to answer; silence upholds.</summary>
    public required int AnswerWithinHours { get; init; }
    /// <summary>How long the buyer has to send goods back; silence ends the claim.</summary>
    public required int ShipBackWithinDays { get; init; }
    /// <summary>How long the seller has to inspect or repair what came back; silence upholds.</summary>
    public required int InspectWithinDays { get; init; }
    /// <summary>How long an arbiter has; after that it is escalated, never decided by time.</summary>
    public required int RulingWithinHours { get; init; }
    /// <summary>How many times the goods&apos; price a counterfeit costs on top of the refund.</summary>
    public required int CounterfeitMultiple { get; init; }
    /// <summary>Documents of one claim.</summary>
    public required int DocumentsMax { get; init; }
    /// <summary>Characters of what a party says about a claim.</summary>
    public required int TextLengthMax { get; init; }
    /// <summary>What we advance for one order at most, in minor units of its currency.</summary>
    public required long PlatformAdvanceMaxMinor { get; init; }
    /// <summary>The currency that bonds are put up in.</summary>
    public required string BondCurrency { get; init; }
    /// <summary>How long a seller has to fill up a bond that fell below its minimum; then its listings pause.</summary>
    public required int BondTopUpWithinDays { get; init; }
    /// <summary>How long after leaving the bond goes back.</summary>
    public required int BondReturnAfterDays { get; init; }
}

/// <summary>What a seller guarantees, as the seller sees it.</summary>
public sealed record GuaranteesResponse
{
    /// <summary>The guarantees joined.</summary>
    public required IReadOnlyList<string> Joined { get; init; }
    /// <summary>What an order placed now is guaranteed.</summary>
    public required IReadOnlyList<string> Given { get; init; }
    /// <summary>What is put up.</summary>
    public required Money Bond { get; init; }
    /// <summary>What must be put up at least; absent for who never joined.</summary>
    public Money? Minimum { get; init; }
    /// <summary>When a bond below its minimum must be filled up.</summary>
    public System.DateTimeOffset? TopUpDueUtc { get; init; }
    /// <summary>Whether nothing is for sale because it was not.</summary>
    public required bool Paused { get; init; }
    /// <summary>When the bond of one who left goes back.</summary>
    public System.DateTimeOffset? ReturnDueUtc { get; init; }
}

/// <summary>Whether the market can work.</summary>
public sealed record HealthResponse
{
    /// <summary>`ok`.</summary>
    public required string Status { get; init; }
}

/// <summary>Days, in the market&apos;s own time zone, on which clocks for physical goods stand still.</summary>
public sealed record HolidayCalendar
{
    /// <summary>The market&apos;s offset from UTC; a market spans one zone without daylight saving.</summary>
    public required int UtcOffsetHours { get; init; }
    /// <summary>The days.</summary>
    public required IReadOnlyList<System.DateOnly> Days { get; init; }
}

/// <summary>What the seller finds in the returned parcel.</summary>
public sealed record InspectReturnRequest
{
    /// <summary>Whether it is what was sent: then the refund is paid. If not, a dispute opens.</summary>
    public required bool Accepted { get; init; }
    /// <summary>Why not; required when it is not accepted.</summary>
    public string? Reason { get; init; }
    /// <summary>What shows it.</summary>
    public IReadOnlyList<EvidenceDocument>? Documents { get; init; }
}

/// <summary>What to guarantee.</summary>
public sealed record JoinGuaranteesRequest
{
    /// <summary>asDescribed, sevenDayReturn, counterfeitTriple, thirtyDayRepair, authenticity, damageInTransit.</summary>
    public required IReadOnlyList<string> Guarantees { get; init; }
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
    /// <summary>What that grade means in this category, by language.</summary>
    public required IReadOnlyDictionary<string, string> QualityCriteria { get; init; }
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

/// <summary>In which order listings are listed. Whatever is equal there is listed newest first.</summary>
public static class ListingSort
{
    public const string Newest = "newest";
    public const string PriceAsc = "priceAsc";
    public const string PriceDesc = "priceDesc";
    public const string BestSelling = "bestSelling";
    public const string SellerCredit = "sellerCredit";
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
    /// <summary>At least so many pieces were sold: 0, 1, 2, 5, 10, 20, 50 …</summary>
    public required long Sold { get; init; }
    /// <summary>Its seller&apos;s level, counted from 1 (the first heart) to 20; 0 for none.</summary>
    public required int SellerLevel { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ListingSummaryPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<ListingSummary> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>One version of every deadline, cap and fee. An order carries the version it was placed under and ends under it. Versions are data: one JSON document each, validated when it is loaded.</summary>
public sealed record MarketPolicy
{
    /// <summary>Its name, such as `2026-11`; later versions sort later.</summary>
    public required string Version { get; init; }
    /// <summary>Currencies that listings may be priced in.</summary>
    public required IReadOnlyList<string> Currencies { get; init; }
    /// <summary>Bounds on requests.</summary>
    public required RequestLimits Limits { get; init; }
    /// <summary>How much unpaid business a buyer may have.</summary>
    public required OrderingLimits Ordering { get; init; }
    /// <summary>The clocks, one set for each goods type and delivery mode that exists.</summary>
    public required IReadOnlyList<OrderTerms> Terms { get; init; }
    /// <summary>Bounds on refund requests.</summary>
    public required RefundRules Refunds { get; init; }
    /// <summary>How disputes go.</summary>
    public required DisputeRules Disputes { get; init; }
    /// <summary>The categories.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }
    /// <summary>Grading criteria: standard, then grade, then language, then the text that buyers are shown.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> QualityStandards { get; init; }
    /// <summary>Searching and watching listings.</summary>
    public required CatalogueRules Catalogue { get; init; }
    /// <summary>Guarantees, claims and bonds.</summary>
    public required GuaranteeTerms Guarantees { get; init; }
    /// <summary>Payouts to members&apos; banks.</summary>
    public required PayoutTerms Payouts { get; init; }
    /// <summary>Members and their secrets.</summary>
    public required MemberRules Members { get; init; }
    /// <summary>Conversations.</summary>
    public required MessageTerms Messages { get; init; }
    /// <summary>Ratings and credit.</summary>
    public required RatingTerms Ratings { get; init; }
    /// <summary>Offences and penalties.</summary>
    public required OffenceTerms Offences { get; init; }
    /// <summary>What looks like fraud.</summary>
    public required FraudTerms Fraud { get; init; }
    /// <summary>Telling people things.</summary>
    public required NotificationTerms Notifications { get; init; }
    /// <summary>Days that do not count.</summary>
    public required HolidayCalendar Holidays { get; init; }
}

/// <summary>A member&apos;s credit, as anyone sees it; it explains itself.</summary>
public sealed record MemberCreditResponse
{
    /// <summary>Whose.</summary>
    public required string MemberId { get; init; }
    /// <summary>The policy version whose rules counted: GET /api/policies/{version}.</summary>
    public required string RuleVersion { get; init; }
    /// <summary>As seller, by buyers.</summary>
    public required RoleCreditResponse AsSeller { get; init; }
    /// <summary>As buyer, by sellers.</summary>
    public required RoleCreditResponse AsBuyer { get; init; }
    /// <summary>The shop&apos;s scores.</summary>
    public required ShopScoreResponse Shop { get; init; }
    /// <summary>The seller&apos;s record.</summary>
    public required TradeRecordResponse Record { get; init; }
    /// <summary>Offences that were upheld.</summary>
    public required IReadOnlyList<OffenceResponse> Offences { get; init; }
}

/// <summary>What a seller guarantees, as anyone sees it.</summary>
public sealed record MemberGuaranteesResponse
{
    /// <summary>The seller.</summary>
    public required string MemberId { get; init; }
    /// <summary>What an order placed now is guaranteed; nothing for who never joined.</summary>
    public required IReadOnlyList<string> Guarantees { get; init; }
}

/// <summary>What kind of legal identity stands behind a member.</summary>
public static class MemberKind
{
    public const string Individual = "individual";
    public const string Business = "business";
}

/// <summary>A rating in a member&apos;s list. Who gave it, and for which order, is the two sides&apos; own business.</summary>
public sealed record MemberRatingResponse
{
    /// <summary>good, neutral or bad.</summary>
    public required string Score { get; init; }
    /// <summary>In words; empty when nothing was said.</summary>
    public required string Comment { get; init; }
    /// <summary>Whether nobody said it: the other side had said good, and this one nothing.</summary>
    public required bool ByDefault { get; init; }
    /// <summary>A buyer&apos;s scores of the shop.</summary>
    public ShopScores? Shop { get; init; }
    /// <summary>What the member answered.</summary>
    public string? Reply { get; init; }
    /// <summary>Since when it shows.</summary>
    public required System.DateTimeOffset RevealedUtc { get; init; }
    /// <summary>What it counts, and why it does not.</summary>
    public required RatingCount Counts { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record MemberRatingResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<MemberRatingResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>A member as anyone sees one: nothing personal.</summary>
public sealed record MemberResponse
{
    /// <summary>The member.</summary>
    public required string Id { get; init; }
    /// <summary>The name that the member gave; absent for none.</summary>
    public string? DisplayName { get; init; }
    /// <summary>individual or business; absent for who is not verified.</summary>
    public string? VerifiedKind { get; init; }
    /// <summary>Since when something is known of the member; absent for nothing.</summary>
    public System.DateTimeOffset? SinceUtc { get; init; }
}

/// <summary>Numbers of members and their secrets.</summary>
public sealed record MemberRules
{
    /// <summary>Characters that a payment password has at least.</summary>
    public required int PasswordLengthMin { get; init; }
    /// <summary>Characters that it has at most.</summary>
    public required int PasswordLengthMax { get; init; }
    /// <summary>Wrong tries in a row that lock it.</summary>
    public required int WrongTriesMax { get; init; }
    /// <summary>How long it is locked then.</summary>
    public required int LockHours { get; init; }
    /// <summary>How long the right password is good for: until then its grant moves money.</summary>
    public required int GrantMinutes { get; init; }
    /// <summary>How old the sign-in may be that a reset asks for.</summary>
    public required int FreshSignInMinutes { get; init; }
    /// <summary>Characters of a display name.</summary>
    public required int DisplayNameLengthMax { get; init; }
    /// <summary>Characters of a legal name, an address, a question or an answer.</summary>
    public required int TextLengthMax { get; init; }
    /// <summary>How long an identity that was named and not followed up stays reserved for who named it.</summary>
    public required int IdentityClaimMinutes { get; init; }
    /// <summary>How long the code for a mail address is good.</summary>
    public required int EmailCodeMinutes { get; init; }
    /// <summary>Wrong tries after which a code is good for nothing.</summary>
    public required int EmailTriesMax { get; init; }
    /// <summary>Codes that are sent within a day: for one member, and to one address.</summary>
    public required int EmailCodesPerDayMax { get; init; }
    /// <summary>Languages that the market writes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
}

/// <summary>A system of the member&apos;s that is told.</summary>
public sealed record MemberWebhookResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>Where it is.</summary>
    public required string Url { get; init; }
    /// <summary>Since when it is told.</summary>
    public required System.DateTimeOffset CreatedUtc { get; init; }
    /// <summary>What calls are signed with; in the answer to its creation and never again.</summary>
    public string? Secret { get; init; }
}

/// <summary>All webhooks of the member.</summary>
public sealed record MemberWebhooksResponse
{
    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MemberWebhookResponse> Items { get; init; }
}

/// <summary>A message.</summary>
public sealed record MessageResponse
{
    /// <summary>Counts the conversation&apos;s messages from 1.</summary>
    public required int Number { get; init; }
    /// <summary>buyer or seller.</summary>
    public required string By { get; init; }
    /// <summary>As it was written.</summary>
    public required string Text { get; init; }
    /// <summary>What was shown.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>What it seems to hold that leads off the market.</summary>
    public required IReadOnlyList<string> Flags { get; init; }
    /// <summary>What to tell the reader about that; absent for most.</summary>
    public string? Warning { get; init; }
}

/// <summary>Bounds of conversations.</summary>
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
}

/// <summary>What a message seems to hold that belongs on no market. It is delivered all the same, with a warning.</summary>
public static class MessageWarning
{
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Messenger = "messenger";
    public const string OutsidePayment = "outsidePayment";
}

/// <summary>A stretch of a conversation, oldest first.</summary>
public sealed record MessagesResponse
{
    /// <summary>The conversation; it exists from its first message on.</summary>
    public required string ConversationId { get; init; }
    /// <summary>The order that it is about.</summary>
    public string? OrderId { get; init; }
    /// <summary>The listing that it is about.</summary>
    public string? ListingId { get; init; }
    /// <summary>Who buys, or asks.</summary>
    public required string BuyerId { get; init; }
    /// <summary>Who sells.</summary>
    public required string SellerId { get; init; }
    /// <summary>How many messages it has in all.</summary>
    public required int Count { get; init; }
    /// <summary>The messages asked for. More follow while the last one&apos;s number is below `count`.</summary>
    public required IReadOnlyList<MessageResponse> Items { get; init; }
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
    /// <summary>As seller: available, bond, receivable and what was advanced; as buyer: the balance.</summary>
    public required IReadOnlyList<AccountResponse> Accounts { get; init; }
}

/// <summary>An offence, as the member sees it: what was decided and why, not who decided, nor who else is suspected.</summary>
public sealed record MyOffenceResponse
{
    /// <summary>The case&apos;s id, for an appeal.</summary>
    public required string Id { get; init; }
    /// <summary>Of what.</summary>
    public required string Kind { get; init; }
    /// <summary>upheld, appealed, confirmed or reversed.</summary>
    public required string State { get; init; }
    /// <summary>What was found.</summary>
    public required string Findings { get; init; }
    /// <summary>The orders that show it.</summary>
    public required IReadOnlyList<string> Orders { get; init; }
    /// <summary>When it was upheld.</summary>
    public required System.DateTimeOffset UpheldUtc { get; init; }
    /// <summary>Why.</summary>
    public required string Reasons { get; init; }
    /// <summary>Until when one may appeal; absent once one has.</summary>
    public System.DateTimeOffset? AppealUntilUtc { get; init; }
    /// <summary>What was said to the appeal.</summary>
    public string? AppealReasons { get; init; }
}

/// <summary>What stands against the caller, and what it brings.</summary>
public sealed record MyOffencesResponse
{
    /// <summary>Of this calendar year.</summary>
    public required int PenaltyPoints { get; init; }
    /// <summary>What they have brought.</summary>
    public required Standing Standing { get; init; }
    /// <summary>What was upheld and what became of it, newest first.</summary>
    public required IReadOnlyList<MyOffenceResponse> Offences { get; init; }
}

/// <summary>The caller as a member.</summary>
public sealed record MyProfileResponse
{
    /// <summary>The member&apos;s id.</summary>
    public required string Id { get; init; }
    /// <summary>How often it was written.</summary>
    public required long Version { get; init; }
    /// <summary>The name that others see.</summary>
    public string? DisplayName { get; init; }
    /// <summary>The language that the market writes in.</summary>
    public required string Language { get; init; }
    /// <summary>The address that the member gave last.</summary>
    public string? Email { get; init; }
    /// <summary>Where mail is sent: the address that was confirmed last; absent for nowhere.</summary>
    public string? MailedTo { get; init; }
    /// <summary>Until when the code is good that was sent to an address that is not confirmed; absent for none.</summary>
    public System.DateTimeOffset? EmailCodeUntilUtc { get; init; }
    /// <summary>With its country code.</summary>
    public string? Phone { get; init; }
    /// <summary>Where goods go.</summary>
    public string? Address { get; init; }
    /// <summary>How far the verification has come.</summary>
    public required VerificationResponse Verification { get; init; }
    /// <summary>Whether there is a payment password.</summary>
    public required bool HasPaymentPassword { get; init; }
    /// <summary>Until when it is locked; absent when it is not.</summary>
    public System.DateTimeOffset? PaymentPasswordLockedUntilUtc { get; init; }
    /// <summary>When something was first written of the member.</summary>
    public System.DateTimeOffset? SinceUtc { get; init; }
}

/// <summary>How many ratings do not count, and why.</summary>
public sealed record NotCountedResponse
{
    /// <summary>REVOKED, SELF_DEALING, MIN_AMOUNT, SAME_ITEM_14D or PAIR_MONTH_CAP.</summary>
    public required string Reason { get; init; }
    /// <summary>How many.</summary>
    public required int Ratings { get; init; }
    /// <summary>What the reason means, for people.</summary>
    public required string Meaning { get; init; }
}

/// <summary>A device that the caller uses.</summary>
public sealed record NoteDeviceRequest
{
    /// <summary>What the client knows it by, 16 to 200 characters; kept as a keyed hash only.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>What a member chooses channels for.</summary>
public static class NoticeGroup
{
    public const string Orders = "orders";
    public const string Cases = "cases";
    public const string Ratings = "ratings";
    public const string Money = "money";
    public const string Shop = "shop";
    public const string Messages = "messages";
    public const string Security = "security";
}

/// <summary>What a notice tells. Each has its words in every language of the market.</summary>
public static class NoticeKind
{
    public const string OrderPlaced = "orderPlaced";
    public const string OrderRepriced = "orderRepriced";
    public const string PaymentDeclined = "paymentDeclined";
    public const string PaymentReminder = "paymentReminder";
    public const string PaymentReceived = "paymentReceived";
    public const string OrderPaid = "orderPaid";
    public const string PaymentReturned = "paymentReturned";
    public const string OrderCancelled = "orderCancelled";
    public const string OrderUnpaid = "orderUnpaid";
    public const string OrderShipped = "orderShipped";
    public const string ConfirmationExtended = "confirmationExtended";
    public const string OrderDelivered = "orderDelivered";
    public const string ConfirmationReminder = "confirmationReminder";
    public const string OrderAutoConfirmed = "orderAutoConfirmed";
    public const string OrderReleased = "orderReleased";
    public const string OrderRefunded = "orderRefunded";
    public const string OrderPartlyRefunded = "orderPartlyRefunded";
    public const string LatenessPaid = "latenessPaid";
    public const string LatenessCharged = "latenessCharged";
    public const string RefundRequested = "refundRequested";
    public const string RefundRevised = "refundRevised";
    public const string RefundRejected = "refundRejected";
    public const string ReturnAgreed = "returnAgreed";
    public const string ReturnShipped = "returnShipped";
    public const string RefundWithdrawn = "refundWithdrawn";
    public const string RefundLapsed = "refundLapsed";
    public const string DisputeOpened = "disputeOpened";
    public const string EvidenceUnsealed = "evidenceUnsealed";
    public const string DisputeRuled = "disputeRuled";
    public const string RulingAccepted = "rulingAccepted";
    public const string RulingAppealed = "rulingAppealed";
    public const string SettlementOffered = "settlementOffered";
    public const string DisputeSettled = "disputeSettled";
    public const string ClaimFiled = "claimFiled";
    public const string ClaimReturnAgreed = "claimReturnAgreed";
    public const string ClaimGoodsShippedBack = "claimGoodsShippedBack";
    public const string ClaimRejected = "claimRejected";
    public const string ClaimPaid = "claimPaid";
    public const string ClaimCharged = "claimCharged";
    public const string ClaimClosed = "claimClosed";
    public const string ChargedBack = "chargedBack";
    public const string ChargebackReversed = "chargebackReversed";
    public const string RatingsRevealed = "ratingsRevealed";
    public const string BadRating = "badRating";
    public const string RatingRevised = "ratingRevised";
    public const string RatingReplied = "ratingReplied";
    public const string PayoutPaid = "payoutPaid";
    public const string PayoutRejected = "payoutRejected";
    public const string PayoutReturned = "payoutReturned";
    public const string BondShort = "bondShort";
    public const string BondOverdue = "bondOverdue";
    public const string BondFilledUp = "bondFilledUp";
    public const string BondRestored = "bondRestored";
    public const string BondReturned = "bondReturned";
    public const string PaymentPasswordSet = "paymentPasswordSet";
    public const string PaymentPasswordChanged = "paymentPasswordChanged";
    public const string PaymentPasswordReset = "paymentPasswordReset";
    public const string PaymentPasswordLocked = "paymentPasswordLocked";
    public const string SecurityAnswerLocked = "securityAnswerLocked";
    public const string IdentityVerified = "identityVerified";
    public const string IdentityRejected = "identityRejected";
    public const string VerificationRevoked = "verificationRevoked";
    public const string OffenceUpheld = "offenceUpheld";
    public const string OffenceConfirmed = "offenceConfirmed";
    public const string OffenceReversed = "offenceReversed";
    public const string StandingChanged = "standingChanged";
    public const string ListingBarred = "listingBarred";
    public const string TakenOffSale = "takenOffSale";
    public const string OrderingBarred = "orderingBarred";
    public const string OrderingSuspended = "orderingSuspended";
    public const string AccountClosed = "accountClosed";
    public const string StandingRestored = "standingRestored";
    public const string BankAccountChanged = "bankAccountChanged";
    public const string EmailToConfirm = "emailToConfirm";
    public const string EmailCode = "emailCode";
    public const string EmailConfirmed = "emailConfirmed";
    public const string EmailRemoved = "emailRemoved";
    public const string PersonalDataErased = "personalDataErased";
    public const string LowStock = "lowStock";
    public const string MessageReceived = "messageReceived";
}

/// <summary>How one is told things. The inbox has everything.</summary>
public sealed record NotificationPreferencesResponse
{
    /// <summary>How often the member was written.</summary>
    public required long Version { get; init; }
    /// <summary>The language of the profile, which all is written in.</summary>
    public required string Language { get; init; }
    /// <summary>Whether a mail address is confirmed; without one nothing is mailed.</summary>
    public required bool HasEmail { get; init; }
    /// <summary>The channels of every group. Mail about the account&apos;s safety is always on.</summary>
    public required IReadOnlyList<ChannelChoice> Groups { get; init; }
}

/// <summary>That a notice is read.</summary>
public sealed record NotificationReadResponse
{
    /// <summary>The notice.</summary>
    public required string Id { get; init; }
    /// <summary>True.</summary>
    public required bool Read { get; init; }
}

/// <summary>Something that the member was told.</summary>
public sealed record NotificationResponse
{
    /// <summary>Its id; later ones sort first.</summary>
    public required string Id { get; init; }
    /// <summary>What it tells.</summary>
    public required string Kind { get; init; }
    /// <summary>One line, in the member&apos;s language.</summary>
    public required string Title { get; init; }
    /// <summary>One or two sentences, in the member&apos;s language.</summary>
    public required string Text { get; init; }
    /// <summary>When it happened.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>Whether it was read.</summary>
    public required bool Read { get; init; }
    /// <summary>The order that it is about.</summary>
    public string? OrderId { get; init; }
    /// <summary>The listing that it is about.</summary>
    public string? ListingId { get; init; }
    /// <summary>The amount that it speaks of.</summary>
    public Money? Amount { get; init; }
    /// <summary>The time that it speaks of.</summary>
    public System.DateTimeOffset? DueUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record NotificationResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<NotificationResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>Numbers of telling people things.</summary>
public sealed record NotificationTerms
{
    /// <summary>How long the inbox shows a notice.</summary>
    public required int InboxDays { get; init; }
    /// <summary>How far unread notices are counted; beyond it there are simply more.</summary>
    public required int UnreadCountMax { get; init; }
    /// <summary>How many webhooks a member may have.</summary>
    public required int WebhooksMax { get; init; }
    /// <summary>How long after each failed try of a mail or a webhook the next one is; after the last it is given up.</summary>
    public required IReadOnlyList<int> RetryAfterSeconds { get; init; }
    /// <summary>How long a try may take before another process takes it for dead; longer than any try does.</summary>
    public required int ClaimSeconds { get; init; }
    /// <summary>How long a process goes by what it last read of how a member wants to be told.</summary>
    public required int ContactSeconds { get; init; }
}

/// <summary>That all notices are read.</summary>
public sealed record NotificationsReadResponse
{
    /// <summary>Up to when: what came later is unread.</summary>
    public required System.DateTimeOffset ReadThroughUtc { get; init; }
}

/// <summary>What members do that unfair trade is made of.</summary>
public static class OffenceKind
{
    public const string SelfDealing = "selfDealing";
    public const string RatingRing = "ratingRing";
    public const string RatingBurst = "ratingBurst";
    public const string RatingExtortion = "ratingExtortion";
    public const string PlaceAndRefuse = "placeAndRefuse";
    public const string OffMarket = "offMarket";
}

/// <summary>An offence that was upheld. Points that its ratings had brought are taken away twice over.</summary>
public sealed record OffenceResponse
{
    /// <summary>What kind.</summary>
    public required string Kind { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset UpheldUtc { get; init; }
    /// <summary>What it adds to the calendar year&apos;s penalty points.</summary>
    public required int PenaltyPoints { get; init; }
}

/// <summary>Penalties for upheld offences.</summary>
public sealed record OffenceTerms
{
    /// <summary>The penalty points of each kind.</summary>
    public required IReadOnlyDictionary<string, int> Points { get; init; }
    /// <summary>Kinds that are committed by buying: they bar from ordering as others bar from listing.</summary>
    public required IReadOnlyList<string> ByBuying { get; init; }
    /// <summary>What sums of points bring, lowest first.</summary>
    public required IReadOnlyList<PenaltyStep> Steps { get; init; }
    /// <summary>How long an upheld offence may be appealed against.</summary>
    public required int AppealWithinDays { get; init; }
    /// <summary>Orders of one case.</summary>
    public required int OrdersMax { get; init; }
    /// <summary>Characters of reasons, findings and appeals.</summary>
    public required int TextLengthMax { get; init; }
}

/// <summary>A payout that is open, as operators see it.</summary>
public sealed record OpenPayoutResponse
{
    /// <summary>The payout.</summary>
    public required string Id { get; init; }
    /// <summary>Whose.</summary>
    public required string Owner { get; init; }
    /// <summary>How much.</summary>
    public required Money Amount { get; init; }
    /// <summary>How it stands.</summary>
    public required string State { get; init; }
    /// <summary>When it was asked for.</summary>
    public required System.DateTimeOffset RequestedUtc { get; init; }
    /// <summary>When it first went to the provider; absent before.</summary>
    public System.DateTimeOffset? SentUtc { get; init; }
    /// <summary>For how many whole hours the provider has had it, or nobody has sent it.</summary>
    public required long AgeHours { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record OpenPayoutResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<OpenPayoutResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>A case that an operator opens.</summary>
public sealed record OpenReviewRequest
{
    /// <summary>Against whom.</summary>
    public required string MemberId { get; init; }
    /// <summary>Of what.</summary>
    public required string Kind { get; init; }
    /// <summary>The orders that show it, up to 100: what they made others say about the member stops counting once it is upheld.</summary>
    public required IReadOnlyList<string> Orders { get; init; }
    /// <summary>What was found, for the member and for whoever decides.</summary>
    public required string Findings { get; init; }
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
    /// <summary>SHA-256 over this event and the hash before it; absent where it would tell what a sealed rating says.</summary>
    public string? Hash { get; init; }
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

/// <summary>News of an order.</summary>
public sealed record OrderNewsResponse
{
    /// <summary>The events after the one that was known, oldest first, as the history shows them to the caller; none when there were none.</summary>
    public required IReadOnlyList<OrderEventResponse> Items { get; init; }
    /// <summary>To be sent as `after` next time.</summary>
    public required long After { get; init; }
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
    public const string ChargedBack = "chargedBack";
}

/// <summary>What the two sides of an order say about each other.</summary>
public sealed record OrderRatingsResponse
{
    /// <summary>The order.</summary>
    public required string OrderId { get; init; }
    /// <summary>Before when either side may rate; absent while the order is not completed.</summary>
    public System.DateTimeOffset? ClosesUtc { get; init; }
    /// <summary>When each side saw what the other said; absent before, when only one&apos;s own is shown.</summary>
    public System.DateTimeOffset? RevealedUtc { get; init; }
    /// <summary>The buyer&apos;s rating of the seller.</summary>
    public RatingResponse? ByBuyer { get; init; }
    /// <summary>The seller&apos;s rating of the buyer.</summary>
    public RatingResponse? BySeller { get; init; }
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
    /// <summary>When silence confirms; absent while that clock is paused.</summary>
    public System.DateTimeOffset? ConfirmDueUtc { get; init; }
    /// <summary>What everyone waits for: the state, and the stage of an open refund request or dispute.</summary>
    public required string Phase { get; init; }
    /// <summary>The latest refund request.</summary>
    public string? RefundRequestId { get; init; }
    /// <summary>The dispute.</summary>
    public string? DisputeId { get; init; }
    /// <summary>When it ended.</summary>
    public System.DateTimeOffset? ClosedUtc { get; init; }
    /// <summary>What the seller guaranteed when it was placed.</summary>
    public required IReadOnlyList<string> Guarantees { get; init; }
    /// <summary>The latest claim; absent when there was none.</summary>
    public ClaimResponse? Claim { get; init; }
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

/// <summary>Every clock of an order of one goods type and delivery mode.</summary>
public sealed record OrderTerms
{
    /// <summary>Which goods.</summary>
    public required string GoodsType { get; init; }
    /// <summary>Which delivery.</summary>
    public required string DeliveryMode { get; init; }
    /// <summary>How long the buyer has to pay.</summary>
    public required int PaymentWindowHours { get; init; }
    /// <summary>The one reminder comes so long before the payment window closes; none when the window is not longer.</summary>
    public required int PaymentReminderHours { get; init; }
    /// <summary>How long the seller has to ship, from payment; 0 when the platform ships at once.</summary>
    public required int ShipWithinHours { get; init; }
    /// <summary>At so many times ShipWithinHours an unshipped order is refunded by itself.</summary>
    public required int RefundAtShipMultiple { get; init; }
    /// <summary>The buyer&apos;s silence means yes after so long, from shipping.</summary>
    public required int AutoConfirmHours { get; init; }
    /// <summary>A carrier&apos;s delivered signal shortens that to so long after delivery; 0 when there is no carrier.</summary>
    public required int DeliveredConfirmHours { get; init; }
    /// <summary>What the buyer&apos;s one extension adds; 0 when there is none.</summary>
    public required int BuyerExtensionHours { get; init; }
    /// <summary>The buyer may extend only this long before auto-confirm.</summary>
    public required int BuyerExtensionWindowHours { get; init; }
    /// <summary>How many days the seller may add at a time; empty when none.</summary>
    public required IReadOnlyList<int> SellerExtensionDays { get; init; }
    /// <summary>How many days the seller may add in all.</summary>
    public required int SellerExtensionDaysMax { get; init; }
    /// <summary>Reminders before auto-confirm, so many hours before it.</summary>
    public required IReadOnlyList<int> ConfirmReminderHours { get; init; }
    /// <summary>What a late shipment costs the seller, in basis points of the goods; 0 where shipping in time is no promise.</summary>
    public required int LateCompensationBasisPoints { get; init; }
    /// <summary>And at most this, in minor units.</summary>
    public required long LateCompensationMaxMinor { get; init; }
    /// <summary>How long the seller has to answer a refund request before the goods are shipped; silence agrees.</summary>
    public required int RefundAnswerUnshippedHours { get; init; }
    /// <summary>The same for goods that were shipped and, by the buyer&apos;s word, never came.</summary>
    public required int RefundAnswerNotReceivedHours { get; init; }
    /// <summary>The same for everything else.</summary>
    public required int RefundAnswerHours { get; init; }
    /// <summary>How long the buyer has to change a rejected request, or to take it to a dispute.</summary>
    public required int RefundReviseHours { get; init; }
    /// <summary>How long the buyer has to send the goods back once that was agreed; 0 where nothing can be sent back.</summary>
    public required int ReturnShipHours { get; init; }
    /// <summary>How long the seller has to inspect returned goods, from their sending; silence accepts them.</summary>
    public required int ReturnInspectHours { get; init; }
    /// <summary>Whether listed holidays stop the clocks.</summary>
    public required bool SkipsHolidays { get; init; }
}

/// <summary>How much unpaid business a buyer may have.</summary>
public sealed record OrderingLimits
{
    /// <summary>Unpaid orders that a buyer may have open at once.</summary>
    public required int UnpaidOpenMax { get; init; }
    /// <summary>Orders lost unpaid, within the window, at which ordering is suspended.</summary>
    public required int UnpaidCancellationsMax { get; init; }
    /// <summary>The window in which they are counted.</summary>
    public required int UnpaidCancellationsWindowDays { get; init; }
    /// <summary>How long ordering is suspended.</summary>
    public required int SuspensionDays { get; init; }
}

/// <summary>A listing in its seller&apos;s own list.</summary>
public sealed record OwnListing
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>draft, active, paused or delisted, as of moments ago.</summary>
    public required string State { get; init; }
    /// <summary>Headline.</summary>
    public required string Title { get; init; }
    /// <summary>A category&apos;s key.</summary>
    public required string Category { get; init; }
    /// <summary>For one piece.</summary>
    public required Money Price { get; init; }
    /// <summary>Counts changes of content.</summary>
    public required int Revision { get; init; }
    /// <summary>When it was created.</summary>
    public required System.DateTimeOffset CreatedUtc { get; init; }
    /// <summary>When state or content last changed.</summary>
    public required System.DateTimeOffset UpdatedUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record OwnListingPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<OwnListing> Items { get; init; }
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

/// <summary>Leave to move money for some minutes.</summary>
public sealed record PaymentGrantResponse
{
    /// <summary>To be sent as the header `Payment-Grant`; good for this member only.</summary>
    public required string Grant { get; init; }
    /// <summary>Until when it is good.</summary>
    public required System.DateTimeOffset ExpiresUtc { get; init; }
}

/// <summary>How the buyer pays.</summary>
public static class PaymentMethod
{
    public const string Escrow = "escrow";
}

/// <summary>That there is a payment password.</summary>
public sealed record PaymentPasswordResponse
{
    /// <summary>Since when it is this one.</summary>
    public required System.DateTimeOffset ChangedUtc { get; init; }
}

/// <summary>What a provider tells us.</summary>
public sealed record PaymentWebhookRequest
{
    /// <summary>Its id for the event; only for the log, since the order itself recognises a payment told twice.</summary>
    public required string EventId { get; init; }
    /// <summary>`payment.captured`, `payment.declined`, `payment.chargedBack` or `payment.chargebackReversed`.</summary>
    public required string Type { get; init; }
    /// <summary>The payment.</summary>
    public required string PaymentId { get; init; }
    /// <summary>The order, or the member who pays in, as we named it when the payment was opened.</summary>
    public required string Reference { get; init; }
    /// <summary>What was captured, charged back or given back.</summary>
    public required long AmountMinor { get; init; }
    /// <summary>In which currency.</summary>
    public required string Currency { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset OccurredUtc { get; init; }
}

/// <summary>A payout of which we and the provider say what cannot both be true.</summary>
public sealed record PayoutDifference
{
    /// <summary>Which.</summary>
    public required string PayoutId { get; init; }
    /// <summary>How much our books have; 0 when they do not have it.</summary>
    public required long OursMinor { get; init; }
    /// <summary>How our books have it; absent when they do not.</summary>
    public string? Ours { get; init; }
    /// <summary>How much the provider has; 0 when it does not have it.</summary>
    public required long TheirsMinor { get; init; }
    /// <summary>How the provider has it; absent when it does not.</summary>
    public string? Theirs { get; init; }
}

/// <summary>How often payouts are asked for by themselves.</summary>
public static class PayoutFrequency
{
    public const string Off = "off";
    public const string Daily = "daily";
    public const string Weekly = "weekly";
}

/// <summary>How much one payout may be.</summary>
public sealed record PayoutLimit
{
    /// <summary>The currency.</summary>
    public required string Currency { get; init; }
    /// <summary>The least, in its minor units.</summary>
    public required long MinMinor { get; init; }
    /// <summary>The most.</summary>
    public required long MaxMinor { get; init; }
}

/// <summary>A payout, as its owner sees it.</summary>
public sealed record PayoutResponse
{
    /// <summary>The payout.</summary>
    public required string Id { get; init; }
    /// <summary>How much.</summary>
    public required Money Amount { get; init; }
    /// <summary>How it stands.</summary>
    public required string State { get; init; }
    /// <summary>The last four characters of the account that it goes to.</summary>
    public required string BankLast4 { get; init; }
    /// <summary>When it was asked for.</summary>
    public required System.DateTimeOffset RequestedUtc { get; init; }
    /// <summary>When it came to its present end; absent while it is on its way.</summary>
    public System.DateTimeOffset? EndedUtc { get; init; }
    /// <summary>Why it came back; absent when it did not.</summary>
    public string? Reason { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record PayoutResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<PayoutResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>When to pay out by itself.</summary>
public sealed record PayoutScheduleRequest
{
    /// <summary>off, daily or weekly.</summary>
    public required string Frequency { get; init; }
    /// <summary>Below this it waits for the next time; its currency is the one that is paid out.</summary>
    public required Money Minimum { get; init; }
}

/// <summary>When payouts are asked for by themselves.</summary>
public sealed record PayoutScheduleResponse
{
    /// <summary>off, daily or weekly.</summary>
    public required string Frequency { get; init; }
    /// <summary>Below this it waits for the next time; absent for who never set a schedule.</summary>
    public Money? Minimum { get; init; }
    /// <summary>When next; absent when never.</summary>
    public System.DateTimeOffset? NextUtc { get; init; }
}

/// <summary>How a payout stands.</summary>
public static class PayoutState
{
    public const string Requested = "requested";
    public const string Processing = "processing";
    public const string Paid = "paid";
    public const string Rejected = "rejected";
    public const string Returned = "returned";
}

/// <summary>Every clock and bound of payouts to members&apos; banks.</summary>
public sealed record PayoutTerms
{
    /// <summary>How long a bank account waits after it was set or changed.</summary>
    public required int BankAccountWaitHours { get; init; }
    /// <summary>How long the provider may have a payout without a word before people look at it.</summary>
    public required int ParkedAfterHours { get; init; }
    /// <summary>The hour at which scheduled payouts are asked for.</summary>
    public required int DailyAtUtcHour { get; init; }
    /// <summary>The day of the weekly ones.</summary>
    public required string WeeklyOn { get; init; }
    /// <summary>How much one payout may be, a line a currency.</summary>
    public required IReadOnlyList<PayoutLimit> Limits { get; init; }
}

/// <summary>What a provider tells us of a payout.</summary>
public sealed record PayoutWebhookRequest
{
    /// <summary>Its id for the event; only for the log, since the payout itself recognises what it was told.</summary>
    public required string EventId { get; init; }
    /// <summary>`payout.paid`, `payout.rejected` or `payout.returned`.</summary>
    public required string Type { get; init; }
    /// <summary>The payout.</summary>
    public required string PayoutId { get; init; }
    /// <summary>Whose, as we named it when it was handed over.</summary>
    public required string Reference { get; init; }
    /// <summary>How much.</summary>
    public required long AmountMinor { get; init; }
    /// <summary>In which currency.</summary>
    public required string Currency { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset OccurredUtc { get; init; }
    /// <summary>Why it came back.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a sum of penalty points brings.</summary>
public sealed record PenaltyStep
{
    /// <summary>The sum, within a calendar year, at which it begins.</summary>
    public required int Points { get; init; }
    /// <summary>How long; 0 for good.</summary>
    public required int Days { get; init; }
    /// <summary>Whether what is for sale is taken off, besides that nothing new is listed.</summary>
    public required bool OffSale { get; init; }
    /// <summary>Whether the account is closed.</summary>
    public required bool Closes { get; init; }
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

/// <summary>Points that ratings of some orders brought a member.</summary>
public sealed record PointsBrought
{
    /// <summary>As seller.</summary>
    public required int AsSeller { get; init; }
    /// <summary>As buyer.</summary>
    public required int AsBuyer { get; init; }
}

/// <summary>A queue&apos;s messages that failed too often.</summary>
public sealed record PoisonCount
{
    /// <summary>The queue that they are from.</summary>
    public required string Queue { get; init; }
    /// <summary>About how many there are.</summary>
    public required long Count { get; init; }
    /// <summary>The first of them.</summary>
    public required IReadOnlyList<PoisonMessage> Messages { get; init; }
}

/// <summary>A message that failed too often.</summary>
public sealed record PoisonMessage
{
    /// <summary>Storage&apos;s id for it.</summary>
    public required string Id { get; init; }
    /// <summary>When it was given up.</summary>
    public System.DateTimeOffset? InsertedUtc { get; init; }
    /// <summary>What it says.</summary>
    public required string Text { get; init; }
}

/// <summary>What lies in the poison queues.</summary>
public sealed record PoisonResponse
{
    /// <summary>Every queue of the market.</summary>
    public required IReadOnlyList<PoisonCount> Queues { get; init; }
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

/// <summary>A dispute that waits for an arbiter.</summary>
public sealed record QueuedDispute
{
    /// <summary>The dispute.</summary>
    public required string Id { get; init; }
    /// <summary>The order.</summary>
    public required string OrderId { get; init; }
    /// <summary>When its ruling is due, or was.</summary>
    public required System.DateTimeOffset RulingDueUtc { get; init; }
    /// <summary>How often it was raised as overdue; above 0 it is with the senior arbiters.</summary>
    public required int OverdueLevel { get; init; }
    /// <summary>Whether another arbiter has ruled before.</summary>
    public required bool IsAppeal { get; init; }
    /// <summary>Who; that arbiter cannot rule again.</summary>
    public string? FirstArbiter { get; init; }
    /// <summary>What the buyer asks for.</summary>
    public required Money Claimed { get; init; }
    /// <summary>What is held.</summary>
    public required Money Held { get; init; }
    /// <summary>When it began.</summary>
    public required System.DateTimeOffset OpenedUtc { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record QueuedDisputePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<QueuedDispute> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>A rating.</summary>
public sealed record RateOrderRequest
{
    /// <summary>good, neutral or bad.</summary>
    public required string Score { get; init; }
    /// <summary>At most 500 characters.</summary>
    public string? Comment { get; init; }
    /// <summary>For the buyer: description, attitude and dispatch of the shop, 1 to 5 each, and logistics of the carrier.</summary>
    public ShopScores? Shop { get; init; }
}

/// <summary>What a rating counts.</summary>
public sealed record RatingCount
{
    /// <summary>Whether it counts.</summary>
    public required bool Scored { get; init; }
    /// <summary>What: 1, 0 or -1.</summary>
    public required int Points { get; init; }
    /// <summary>Why it does not: REVOKED, SELF_DEALING, MIN_AMOUNT, SAME_ITEM_14D or PAIR_MONTH_CAP.</summary>
    public string? Reason { get; init; }
}

/// <summary>One side&apos;s rating of the other.</summary>
public sealed record RatingResponse
{
    /// <summary>good, neutral or bad, as revised.</summary>
    public required string Score { get; init; }
    /// <summary>In words; empty when nothing was said.</summary>
    public required string Comment { get; init; }
    /// <summary>A buyer&apos;s scores of the shop.</summary>
    public ShopScores? Shop { get; init; }
    /// <summary>When it was given.</summary>
    public required System.DateTimeOffset GivenUtc { get; init; }
    /// <summary>Whether nobody said it: the other side had said good, and this one nothing.</summary>
    public required bool ByDefault { get; init; }
    /// <summary>good or removed, when it was revised.</summary>
    public string? Revision { get; init; }
    /// <summary>What the rated side answered.</summary>
    public string? Reply { get; init; }
    /// <summary>What it counts; absent until it is revealed, and in the answer to a command.</summary>
    public RatingCount? Counts { get; init; }
}

/// <summary>What became of a rating that was revised.</summary>
public static class RatingRevision
{
    public const string Good = "good";
    public const string Removed = "removed";
}

/// <summary>What one side thinks of the trade.</summary>
public static class RatingScore
{
    public const string Good = "good";
    public const string Neutral = "neutral";
    public const string Bad = "bad";
}

/// <summary>Every clock, bound and number of ratings and credit.</summary>
public sealed record RatingTerms
{
    /// <summary>How long after completion either side may rate.</summary>
    public required int RateWithinDays { get; init; }
    /// <summary>How long after both were revealed a neutral or bad rating may be revised.</summary>
    public required int ReviseWithinDays { get; init; }
    /// <summary>How long a rating is listed; what it counts stays.</summary>
    public required int ListedDays { get; init; }
    /// <summary>Characters of a comment or a reply.</summary>
    public required int TextLengthMax { get; init; }
    /// <summary>The best score of a shop; the worst is 1.</summary>
    public required int ShopScoreMax { get; init; }
    /// <summary>What an order must come to for its ratings to count, in minor units of its currency.</summary>
    public required long TotalMinorMin { get; init; }
    /// <summary>Trades of the same two members in the same item so close together count once.</summary>
    public required int SameItemDays { get; init; }
    /// <summary>Points, up or down, that one member&apos;s ratings are to another in a calendar month.</summary>
    public required int PairPointsPerMonthMax { get; init; }
    /// <summary>How many calendar months a shop&apos;s score looks back, the running one included.</summary>
    public required int ShopScoreMonths { get; init; }
    /// <summary>How many scorings of a shop by one buyer count in a calendar month: the first.</summary>
    public required int PairScoringsPerMonthMax { get; init; }
    /// <summary>The levels of credit, lowest first.</summary>
    public required IReadOnlyList<CreditRank> Levels { get; init; }
}

/// <summary>How far one has read.</summary>
public sealed record ReadMessagesRequest
{
    /// <summary>The number of the last message that one has seen.</summary>
    public required int UpTo { get; init; }
}

/// <summary>What a recomputation found.</summary>
public sealed record RecomputeCreditResponse
{
    /// <summary>How many orders of the member were read.</summary>
    public required int Orders { get; init; }
    /// <summary>Whether the credit that was kept was another than what they come to under the current rules; it is right now.</summary>
    public required bool Differed { get; init; }
    /// <summary>The credit.</summary>
    public required MemberCreditResponse Credit { get; init; }
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
    /// <summary>Members&apos; accounts whose balance is not what the journal gives, apart from what is under way.</summary>
    public required IReadOnlyList<BookDifference> BalanceDifferences { get; init; }
    /// <summary>Transfers of the last hour that have not arrived yet.</summary>
    public required IReadOnlyList<TransferUnderWay> UnderWay { get; init; }
    /// <summary>Orders whose held amount is not what the journal leaves in their escrow.</summary>
    public required IReadOnlyList<BookDifference> EscrowDifferences { get; init; }
    /// <summary>Listings whose held pieces are not what their orders hold.</summary>
    public required IReadOnlyList<StockDifference> StockDifferences { get; init; }
    /// <summary>Payouts of which the provider says something else.</summary>
    public required IReadOnlyList<PayoutDifference> PayoutDifferences { get; init; }
    /// <summary>Whether the provider&apos;s report could be read; when not, payouts were compared with our own books only.</summary>
    public required bool ProviderReported { get; init; }
    /// <summary>Pieces available, held and sold, over all listings.</summary>
    public required StockTotals Stock { get; init; }
}

/// <summary>What was moved back.</summary>
public sealed record RedriveResponse
{
    /// <summary>To where.</summary>
    public required string Queue { get; init; }
    /// <summary>How many messages.</summary>
    public required int Moved { get; init; }
}

/// <summary>How a request ended.</summary>
public static class RefundEnd
{
    public const string Paid = "paid";
    public const string Withdrawn = "withdrawn";
    public const string Lapsed = "lapsed";
    public const string NotReturned = "notReturned";
    public const string Disputed = "disputed";
    public const string Superseded = "superseded";
}

/// <summary>What the buyer wants.</summary>
public static class RefundKind
{
    public const string RefundOnly = "refundOnly";
    public const string ReturnAndRefund = "returnAndRefund";
}

/// <summary>Pieces of a line that a request is about.</summary>
public sealed record RefundLine
{
    /// <summary>The line&apos;s listing.</summary>
    public required string ListingId { get; init; }
    /// <summary>How many of its pieces.</summary>
    public required int Quantity { get; init; }
}

/// <summary>Where a request stands.</summary>
public static class RefundPhase
{
    public const string Requested = "requested";
    public const string Rejected = "rejected";
    public const string ReturnAgreed = "returnAgreed";
    public const string ReturnShipped = "returnShipped";
    public const string Disputed = "disputed";
    public const string Closed = "closed";
}

/// <summary>Why. NotReceived sets the seller&apos;s clock; the others are for people and for the seller&apos;s record.</summary>
public static class RefundReason
{
    public const string NotReceived = "notReceived";
    public const string NotAsDescribed = "notAsDescribed";
    public const string Damaged = "damaged";
    public const string WrongItem = "wrongItem";
    public const string Counterfeit = "counterfeit";
    public const string ChangedMind = "changedMind";
    public const string Other = "other";
}

/// <summary>What the buyer asks for, and why.</summary>
public sealed record RefundRequestBody
{
    /// <summary>refundOnly, or returnAndRefund for physical goods that came.</summary>
    public required string Kind { get; init; }
    /// <summary>Why, in a word; notReceived gives the seller less time.</summary>
    public required string Reason { get; init; }
    /// <summary>How much; at most what is held.</summary>
    public required Money Amount { get; init; }
    /// <summary>Why, in one&apos;s own words.</summary>
    public required string Text { get; init; }
    /// <summary>Which lines it is about; absent or empty for the order as a whole.</summary>
    public IReadOnlyList<RefundLine>? Lines { get; init; }
    /// <summary>What shows it.</summary>
    public IReadOnlyList<EvidenceDocument>? Documents { get; init; }
}

/// <summary>A refund request as both sides see it. Amounts are minor units, times UTC; what has not happened yet is absent.</summary>
public sealed record RefundRequestResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>The order that it is about.</summary>
    public required string OrderId { get; init; }
    /// <summary>The order&apos;s version with it; the ETag.</summary>
    public required long Version { get; init; }
    /// <summary>requested, rejected, returnAgreed, returnShipped, disputed or closed.</summary>
    public required string Phase { get; init; }
    /// <summary>How it ended.</summary>
    public string? End { get; init; }
    /// <summary>refundOnly or returnAndRefund.</summary>
    public required string Kind { get; init; }
    /// <summary>Why, in a word.</summary>
    public required string Reason { get; init; }
    /// <summary>How much is asked for.</summary>
    public required Money Amount { get; init; }
    /// <summary>Which lines it is about; none for the order as a whole.</summary>
    public required IReadOnlyList<RefundLine> Lines { get; init; }
    /// <summary>Why, in the buyer&apos;s words.</summary>
    public required string Text { get; init; }
    /// <summary>What shows it.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }
    /// <summary>When it was made.</summary>
    public required System.DateTimeOffset RequestedUtc { get; init; }
    /// <summary>When the phase ends by itself.</summary>
    public System.DateTimeOffset? DueUtc { get; init; }
    /// <summary>How often it was changed.</summary>
    public required int Revisions { get; init; }
    /// <summary>Why the seller said no.</summary>
    public string? Rejection { get; init; }
    /// <summary>How the goods come back.</summary>
    public Shipment? Return { get; init; }
    /// <summary>The dispute that decides, or decided.</summary>
    public string? DisputeId { get; init; }
}

/// <summary>Bounds on refund requests. Their clocks belong to the goods: OrderTerms.</summary>
public sealed record RefundRules
{
    /// <summary>How many requests one order may see: each one stops the clock to auto-confirm.</summary>
    public required int RequestsMax { get; init; }
    /// <summary>How often a rejected request may be changed.</summary>
    public required int RevisionsMax { get; init; }
    /// <summary>Characters of a reason.</summary>
    public required int TextLengthMax { get; init; }
    /// <summary>Documents of one request.</summary>
    public required int DocumentsMax { get; init; }
}

/// <summary>Why not.</summary>
public sealed record RejectClaimRequest
{
    /// <summary>1 to 1,000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why the seller says no.</summary>
public sealed record RejectRefundRequest
{
    /// <summary>In one&apos;s own words.</summary>
    public required string Reason { get; init; }
    /// <summary>What shows it.</summary>
    public IReadOnlyList<EvidenceDocument>? Documents { get; init; }
}

/// <summary>The rated side&apos;s answer.</summary>
public sealed record ReplyToRatingRequest
{
    /// <summary>1 to 500 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>The new price.</summary>
public sealed record RepriceOrderRequest
{
    /// <summary>All goods together.</summary>
    public required Money Goods { get; init; }
    /// <summary>The freight.</summary>
    public required Money Freight { get; init; }
}

/// <summary>Bounds on what a request may carry.</summary>
public sealed record RequestLimits
{
    /// <summary>Lines of one order.</summary>
    public required int OrderLinesMax { get; init; }
    /// <summary>Pieces of one line.</summary>
    public required int LineQuantityMax { get; init; }
    /// <summary>Minor units of one price or freight.</summary>
    public required long PriceMinorMax { get; init; }
    /// <summary>Pieces in stock of one listing.</summary>
    public required int StockMax { get; init; }
    /// <summary>Characters of a title.</summary>
    public required int TitleLengthMax { get; init; }
    /// <summary>Characters of a description.</summary>
    public required int DescriptionLengthMax { get; init; }
    /// <summary>Characters of a buyer&apos;s note.</summary>
    public required int NoteLengthMax { get; init; }
    /// <summary>Images of one listing.</summary>
    public required int ImagesMax { get; init; }
    /// <summary>How far ahead goods may be announced for preorder.</summary>
    public required int PreorderDaysMax { get; init; }
}

/// <summary>How much to pay out.</summary>
public sealed record RequestPayoutRequest
{
    /// <summary>Of the available balance.</summary>
    public required Money Amount { get; init; }
}

/// <summary>The answer to the security question, and the payment password to come.</summary>
public sealed record ResetPaymentPasswordRequest
{
    /// <summary>Case and outer spaces do not matter.</summary>
    public required string SecurityAnswer { get; init; }
    /// <summary>6 to 32 characters, not one over and over.</summary>
    public required string New { get; init; }
}

/// <summary>What a member says against a decision.</summary>
public sealed record ReviewAppeal
{
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>In one&apos;s own words.</summary>
    public required string Text { get; init; }
}

/// <summary>What an operator decided.</summary>
public sealed record ReviewDecision
{
    /// <summary>Who.</summary>
    public required string By { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>Why, for the member and for whoever looks later.</summary>
    public required string Reasons { get; init; }
}

/// <summary>What a flagged message shows.</summary>
public sealed record ReviewFlagRequest
{
    /// <summary>For the member and for whoever decides.</summary>
    public required string Findings { get; init; }
}

/// <summary>A case, as operators see it.</summary>
public sealed record ReviewResponse
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
    /// <summary>How far it has come.</summary>
    public required string State { get; init; }
    /// <summary>Against whom.</summary>
    public required string Accused { get; init; }
    /// <summary>Of what.</summary>
    public required string Kind { get; init; }
    /// <summary>What was found.</summary>
    public required string Findings { get; init; }
    /// <summary>The orders that show it.</summary>
    public required IReadOnlyList<string> Orders { get; init; }
    /// <summary>Others who seem to have a part in it.</summary>
    public required IReadOnlyList<string> Others { get; init; }
    /// <summary>The flagged message that shows it.</summary>
    public string? Flag { get; init; }
    /// <summary>The operator who opened it; absent when the nightly search did.</summary>
    public string? OpenedBy { get; init; }
    /// <summary>When it was opened.</summary>
    public required System.DateTimeOffset OpenedUtc { get; init; }
    /// <summary>The decision.</summary>
    public ReviewDecision? Decision { get; init; }
    /// <summary>What the orders had brought the member when it was upheld: taken away with them, and once more.</summary>
    public PointsBrought? Brought { get; init; }
    /// <summary>The member&apos;s appeal.</summary>
    public ReviewAppeal? Appeal { get; init; }
    /// <summary>What another operator decided on it.</summary>
    public ReviewDecision? AppealDecision { get; init; }
}

/// <summary>A page of a list.</summary>
public sealed record ReviewResponsePage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<ReviewResponse> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>How far a case has come.</summary>
public static class ReviewState
{
    public const string Open = "open";
    public const string Dismissed = "dismissed";
    public const string Upheld = "upheld";
    public const string Appealed = "appealed";
    public const string Confirmed = "confirmed";
    public const string Reversed = "reversed";
}

/// <summary>What becomes of a rating.</summary>
public sealed record ReviseRatingRequest
{
    /// <summary>good, or removed.</summary>
    public required string To { get; init; }
}

/// <summary>Why a verification is taken back.</summary>
public sealed record RevokeVerificationRequest
{
    /// <summary>For the member and for whoever looks later.</summary>
    public required string Reason { get; init; }
}

/// <summary>A member&apos;s credit in one role.</summary>
public sealed record RoleCreditResponse
{
    /// <summary>Good less bad, of what counts.</summary>
    public required int Points { get; init; }
    /// <summary>heart, diamond, crown or goldCrown, each of grade 1 to 5; absent below the first.</summary>
    public CreditLevel? Level { get; init; }
    /// <summary>The share of good ones among what counts; absent when nothing does.</summary>
    public int? PositiveBasisPoints { get; init; }
    /// <summary>Good ones that count.</summary>
    public required int Good { get; init; }
    /// <summary>Neutral ones that count.</summary>
    public required int Neutral { get; init; }
    /// <summary>Bad ones that count.</summary>
    public required int Bad { get; init; }
    /// <summary>What does not count, by reason.</summary>
    public required IReadOnlyList<NotCountedResponse> NotCounted { get; init; }
}

/// <summary>A ruling.</summary>
public sealed record RuleOnClaimRequest
{
    /// <summary>Whether the buyer is right.</summary>
    public required bool Upheld { get; init; }
    /// <summary>Why, 1 to 1,000 characters.</summary>
    public required string Reasons { get; init; }
    /// <summary>How much of the claim; absent for all of it.</summary>
    public Money? Amount { get; init; }
}

/// <summary>An arbiter&apos;s word. The two amounts are all that is held.</summary>
public sealed record Ruling
{
    /// <summary>Whose.</summary>
    public required string Arbiter { get; init; }
    /// <summary>What it does.</summary>
    public required string Kind { get; init; }
    /// <summary>What goes back to the buyer.</summary>
    public required Money Refund { get; init; }
    /// <summary>What goes to the seller, before the fee.</summary>
    public required Money Release { get; init; }
    /// <summary>The published criterion that it follows.</summary>
    public required string Criterion { get; init; }
    /// <summary>Why, in words.</summary>
    public required string Reasons { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
}

/// <summary>What a ruling does with the money.</summary>
public static class RulingKind
{
    public const string Release = "release";
    public const string Refund = "refund";
    public const string Split = "split";
}

/// <summary>An arbiter&apos;s word.</summary>
public sealed record RulingRequest
{
    /// <summary>release, refund or split.</summary>
    public required string Kind { get; init; }
    /// <summary>What goes back to the buyer; the rest of what is held goes to the seller.</summary>
    public required Money Refund { get; init; }
    /// <summary>The key of the published criterion that it follows.</summary>
    public required string Criterion { get; init; }
    /// <summary>Why, in words.</summary>
    public required string Reasons { get; init; }
}

/// <summary>Something that a member is told, kept to be delivered and listed.</summary>
public sealed record SecurityEvent
{
    /// <summary>What happened.</summary>
    public required string Kind { get; init; }
    /// <summary>When.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
    /// <summary>What upheld offences have brought, where that is what happened.</summary>
    public Standing? Standing { get; init; }
    /// <summary>The address that mail went to before; it is warned there. Null when there was none, or it stays so.</summary>
    public string? MailTo { get; init; }
    /// <summary>Which code was sent to the new address; null when none was.</summary>
    public int? Code { get; init; }
}

/// <summary>What a member is told about one&apos;s account&apos;s safety.</summary>
public static class SecurityEventKind
{
    public const string PaymentPasswordSet = "paymentPasswordSet";
    public const string PaymentPasswordChanged = "paymentPasswordChanged";
    public const string PaymentPasswordReset = "paymentPasswordReset";
    public const string PaymentPasswordLocked = "paymentPasswordLocked";
    public const string SecurityAnswerLocked = "securityAnswerLocked";
    public const string IdentityVerified = "identityVerified";
    public const string IdentityRejected = "identityRejected";
    public const string VerificationRevoked = "verificationRevoked";
    public const string EmailToConfirm = "emailToConfirm";
    public const string EmailConfirmed = "emailConfirmed";
    public const string EmailRemoved = "emailRemoved";
    public const string PersonalDataErased = "personalDataErased";
    public const string StandingChanged = "standingChanged";
}

/// <summary>A page of a list.</summary>
public sealed record SecurityEventPage
{
    /// <summary>The items; may be empty although more follow.</summary>
    public required IReadOnlyList<SecurityEvent> Items { get; init; }
    /// <summary>To be sent as `cursor` for the next page; absent at the end.</summary>
    public string? NextCursor { get; init; }
}

/// <summary>What the seller may still add.</summary>
public sealed record SellerExtensionLeft
{
    /// <summary>In all.</summary>
    public required int DaysLeft { get; init; }
    /// <summary>At a time: the steps that still fit, never empty.</summary>
    public required IReadOnlyList<int> StepsDays { get; init; }
}

/// <summary>A message to send.</summary>
public sealed record SendMessageRequest
{
    /// <summary>1 to 1,000 characters.</summary>
    public required string Text { get; init; }
    /// <summary>Up to 5, each with the SHA-256 of its bytes.</summary>
    public IReadOnlyList<EvidenceDocument>? Documents { get; init; }
}

/// <summary>A message that was sent, and where.</summary>
public sealed record SentMessageResponse
{
    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }
    /// <summary>The message.</summary>
    public required MessageResponse Message { get; init; }
}

/// <summary>A payment password, and what a reset will ask.</summary>
public sealed record SetPaymentPasswordRequest
{
    /// <summary>6 to 32 characters, not one over and over.</summary>
    public required string Password { get; init; }
    /// <summary>In one&apos;s own words.</summary>
    public required string SecurityQuestion { get; init; }
    /// <summary>Case and outer spaces do not matter.</summary>
    public required string SecurityAnswer { get; init; }
}

/// <summary>An offer to settle. It stands until the next one, or until the dispute is over.</summary>
public sealed record SettlementOffer
{
    /// <summary>Counts a dispute&apos;s offers, from 1.</summary>
    public required int Number { get; init; }
    /// <summary>Which side&apos;s; only the other can accept it.</summary>
    public required string By { get; init; }
    /// <summary>What would go back to the buyer.</summary>
    public required Money Refund { get; init; }
    /// <summary>What would go to the seller, before the fee.</summary>
    public required Money Release { get; init; }
}

/// <summary>A split of all that is held.</summary>
public sealed record SettlementRequest
{
    /// <summary>What would go back to the buyer.</summary>
    public required Money Refund { get; init; }
    /// <summary>What would go to the seller, before the fee.</summary>
    public required Money Release { get; init; }
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

/// <summary>A seller&apos;s shop, as anyone sees it.</summary>
public sealed record ShopResponse
{
    /// <summary>Whose.</summary>
    public required string MemberId { get; init; }
    /// <summary>The name that the seller gave; absent for none.</summary>
    public string? DisplayName { get; init; }
    /// <summary>individual or business; absent for who is not verified, and cannot sell.</summary>
    public string? VerifiedKind { get; init; }
    /// <summary>Since when something is known of the seller; absent for nothing.</summary>
    public System.DateTimeOffset? SinceUtc { get; init; }
    /// <summary>What buyers say: more in GET /api/members/{id}/credit.</summary>
    public required RoleCreditResponse Credit { get; init; }
    /// <summary>The shop&apos;s scores.</summary>
    public required ShopScoreResponse Scores { get; init; }
    /// <summary>What became of all that was sold.</summary>
    public required TradeRecordResponse Record { get; init; }
    /// <summary>What an order placed now is guaranteed.</summary>
    public required IReadOnlyList<string> Guarantees { get; init; }
    /// <summary>What is for sale, newest first; its cursor goes on here and in GET /api/listings?seller=.</summary>
    public required ListingSummaryPage Listings { get; init; }
}

/// <summary>What buyers think of a shop, 1 to 5, over the last months.</summary>
public sealed record ShopScoreResponse
{
    /// <summary>How many scorings count.</summary>
    public required int Scorings { get; init; }
    /// <summary>The goods are as described.</summary>
    public decimal? Description { get; init; }
    /// <summary>How one is dealt with.</summary>
    public decimal? Attitude { get; init; }
    /// <summary>How soon goods are sent.</summary>
    public decimal? Dispatch { get; init; }
    /// <summary>How they came: the carriers&apos; doing.</summary>
    public decimal? Logistics { get; init; }
}

/// <summary>What a buyer thinks of the shop, 1 to 5 each.</summary>
public sealed record ShopScores
{
    /// <summary>The goods are as they were described.</summary>
    public required int Description { get; init; }
    /// <summary>How one was dealt with.</summary>
    public required int Attitude { get; init; }
    /// <summary>How soon the goods were sent.</summary>
    public required int Dispatch { get; init; }
    /// <summary>How they came: the carrier&apos;s, no part of the shop&apos;s score. Null for goods that no carrier brought, or when not scored.</summary>
    public int? Logistics { get; init; }
}

/// <summary>What a member&apos;s upheld offences come to: a pure function of them, so an offence that is reversed leaves nothing behind. Points are those of the calendar year where the market is; what a sum brought lasts as long as it says, also into the next.</summary>
public sealed record Standing
{
    /// <summary>Until when nothing is listed or put on sale; null when nothing ever barred it.</summary>
    public System.DateTimeOffset? ListingBarredUntilUtc { get; init; }
    /// <summary>Until when what was for sale stays off; null likewise.</summary>
    public System.DateTimeOffset? OffSaleUntilUtc { get; init; }
    /// <summary>Until when nothing is ordered; null likewise.</summary>
    public System.DateTimeOffset? OrderingBarredUntilUtc { get; init; }
    /// <summary>Whether the account is closed.</summary>
    public required bool IsClosed { get; init; }
}

/// <summary>What one side says and shows. It lies beside the history; the history has only its hash, so that it can be sealed and still not be changed.</summary>
public sealed record Statement
{
    /// <summary>Counts the statements of the order, from 1.</summary>
    public required int Number { get; init; }
    /// <summary>When.</summary>
    public required string Round { get; init; }
    /// <summary>Which side.</summary>
    public required string By { get; init; }
    /// <summary>In one&apos;s own words.</summary>
    public required string Text { get; init; }
    /// <summary>What shows it.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }
    /// <summary>When it was filed.</summary>
    public required System.DateTimeOffset AtUtc { get; init; }
}

/// <summary>What a side says and shows.</summary>
public sealed record StatementRequest
{
    /// <summary>In one&apos;s own words.</summary>
    public required string Text { get; init; }
    /// <summary>What shows it.</summary>
    public IReadOnlyList<EvidenceDocument>? Documents { get; init; }
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

/// <summary>Who one legally is. Passed on to the provider; the number is kept nowhere.</summary>
public sealed record SubmitVerificationRequest
{
    /// <summary>individual or business.</summary>
    public required string Kind { get; init; }
    /// <summary>As it stands on the document.</summary>
    public required string LegalName { get; init; }
    /// <summary>The id card&apos;s or registration&apos;s number.</summary>
    public required string IdNumber { get; init; }
    /// <summary>A business&apos;s licence number.</summary>
    public string? Licence { get; init; }
}

/// <summary>How much goes from the available balance to the bond.</summary>
public sealed record TopUpBondRequest
{
    /// <summary>In any currency of the market.</summary>
    public required Money Amount { get; init; }
}

/// <summary>What became of all that a seller sold, called off and paid back included.</summary>
public sealed record TradeRecordResponse
{
    /// <summary>Orders that were paid and have ended.</summary>
    public required int Trades { get; init; }
    /// <summary>The share of which money went back.</summary>
    public int? RefundedBasisPoints { get; init; }
    /// <summary>The share that was in dispute.</summary>
    public int? DisputedBasisPoints { get; init; }
    /// <summary>How many disputes were ruled for the buyer, wholly or in part.</summary>
    public required int DisputesLost { get; init; }
    /// <summary>From payment to shipping.</summary>
    public int? MedianShipHours { get; init; }
    /// <summary>From a refund request to the answer, silence included.</summary>
    public int? MedianAnswerHours { get; init; }
}

/// <summary>A transfer that an order has booked within the last hour and that its account does not show yet: no difference, unless it stays so.</summary>
public sealed record TransferUnderWay
{
    /// <summary>The order that decided it.</summary>
    public required string OrderId { get; init; }
    /// <summary>Where it is to arrive.</summary>
    public required string Account { get; init; }
    /// <summary>How much, in minor units; negative for a charge.</summary>
    public required long AmountMinor { get; init; }
    /// <summary>In which currency.</summary>
    public required string Currency { get; init; }
    /// <summary>When it was decided.</summary>
    public required System.DateTimeOffset DecidedUtc { get; init; }
}

/// <summary>How many notices are unread.</summary>
public sealed record UnreadCount
{
    /// <summary>So many; at most as many as are counted.</summary>
    public required int Unread { get; init; }
    /// <summary>Whether there are more.</summary>
    public required bool More { get; init; }
}

/// <summary>What waits to be read; a thousand conversations are counted.</summary>
public sealed record UnreadResponse
{
    /// <summary>In how many conversations.</summary>
    public required int Conversations { get; init; }
    /// <summary>How many messages.</summary>
    public required int Messages { get; init; }
}

/// <summary>How far the caller&apos;s verification has come.</summary>
public sealed record VerificationResponse
{
    /// <summary>none, pending, verified, rejected or revoked.</summary>
    public required string State { get; init; }
    /// <summary>As what; absent before it was asked for.</summary>
    public string? Kind { get; init; }
    /// <summary>The legal name as the provider confirmed it.</summary>
    public string? VerifiedName { get; init; }
    /// <summary>Why it was rejected or revoked.</summary>
    public string? Reason { get; init; }
    /// <summary>Since when it is so.</summary>
    public System.DateTimeOffset? ChangedUtc { get; init; }
}

/// <summary>How far a member&apos;s verification has come.</summary>
public static class VerificationState
{
    public const string None = "none";
    public const string Pending = "pending";
    public const string Verified = "verified";
    public const string Rejected = "rejected";
    public const string Revoked = "revoked";
}

/// <summary>What the verification provider tells us.</summary>
public sealed record VerificationWebhookRequest
{
    /// <summary>Its id for the event.</summary>
    public required string EventId { get; init; }
    /// <summary>`verification.approved` or `verification.rejected`.</summary>
    public required string Type { get; init; }
    /// <summary>Our name of the request.</summary>
    public required string VerificationId { get; init; }
    /// <summary>The member.</summary>
    public required string Reference { get; init; }
    /// <summary>The legal name; needed for an approval.</summary>
    public string? ConfirmedName { get; init; }
    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; init; }
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
