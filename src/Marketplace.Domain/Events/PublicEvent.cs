using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Events;

/// <summary>Something that happened, as the market tells it to others. It may be told more than once, late, and in any order; the id tells that it is the same.</summary>
/// <param name="Id">The same whenever it is told again: of an order, its id, the event's number in it, and a number within that event.</param>
/// <param name="Type">What happened: <c>marketplace.escrow.released.v1</c>.</param>
/// <param name="Subject">What it happened to: an order, a listing, a payout, a member, an offence.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Data">The facts; see <see cref="OrderNews"/>, <see cref="ListingNews"/>, <see cref="AccountNews"/> and the others.</param>
public sealed record PublicEvent(string Id, string Type, string Subject, DateTimeOffset AtUtc, object Data);

/// <summary>What every event of an order says.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Version">The event's number in the order, from 1: what tells the order of events, since they may come in any.</param>
/// <param name="By">Who did it: buyer, seller, provider, carrier, clock or arbiter.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="Facts">What this kind of event says beyond that; absent when nothing.</param>
public sealed record OrderNews(OrderId OrderId, long Version, string By, MemberId BuyerId, MemberId SellerId, object? Facts);

/// <summary>A listing as it is since its latest change. Changes that follow each other at once may be told as one, the last.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Version">How often its state or content has changed, from 1.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="State">draft, active, paused or delisted.</param>
/// <param name="Revision">How often its content has changed, from 1.</param>
/// <param name="Category">A category's key.</param>
/// <param name="Price">For one piece.</param>
public sealed record ListingNews(ListingId ListingId, long Version, MemberId SellerId, ListingState State, int Revision, string Category, Money Price);

/// <summary>A listing of which an order has left few pieces: told once, at the order that takes it to the threshold or below.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="Available">Pieces left then.</param>
public sealed record StockLowNews(ListingId ListingId, MemberId SellerId, int Available);
