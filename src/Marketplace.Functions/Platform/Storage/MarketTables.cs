using Azure.Data.Tables;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>The market's tables.</summary>
public sealed class MarketTables(TableServiceClient service)
{
    /// <summary>Names of all tables, for provisioning.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Orders", "OrderIndex", "Listings", "ListingIndex", "Deadlines", "Accounts", "Parcels", "DisputeQueue", "Buyers", "Members", "Identities", "Credit", "Conversations", "ConversationLists", "Reviews", "Traces", "FraudFacts", "Notifications", "Sales"];

    /// <summary>One partition an order: its head, events, journal and answers. The truth.</summary>
    public TableClient Orders { get; } = service.GetTableClient("Orders");

    /// <summary>Orders by buyer and by seller, newest first. A projection.</summary>
    public TableClient OrderIndex { get; } = service.GetTableClient("OrderIndex");

    /// <summary>One partition a listing: its head with stock, revisions and holds. The truth.</summary>
    public TableClient Listings { get; } = service.GetTableClient("Listings");

    /// <summary>Listings for sale by category and seller, newest first. A projection.</summary>
    public TableClient ListingIndex { get; } = service.GetTableClient("ListingIndex");

    /// <summary>Payment windows that will close, in order of time.</summary>
    public TableClient Deadlines { get; } = service.GetTableClient("Deadlines");

    /// <summary>One partition a member: the balances of all its accounts, and their entries. Carries out the orders' journals, and decides what only concerns its owner.</summary>
    public TableClient Accounts { get; } = service.GetTableClient("Accounts");

    /// <summary>Orders by carrier and tracking number. A projection.</summary>
    public TableClient Parcels { get; } = service.GetTableClient("Parcels");

    /// <summary>Disputes that await a ruling, in order of time. A projection.</summary>
    public TableClient DisputeQueue { get; } = service.GetTableClient("DisputeQueue");

    /// <summary>One row a buyer: unpaid orders, and whether ordering is suspended.</summary>
    public TableClient Buyers { get; } = service.GetTableClient("Buyers");

    /// <summary>One partition a member: its head with profile, verification and payment password, and what it is told. The truth.</summary>
    public TableClient Members { get; } = service.GetTableClient("Members");

    /// <summary>One row a legal identity, under its keyed hash: which member holds it.</summary>
    public TableClient Identities { get; } = service.GetTableClient("Identities");

    /// <summary>One partition a member: the inbox, and what goes to the member's mailbox and webhooks.</summary>
    public TableClient Notifications { get; } = service.GetTableClient("Notifications");

    /// <summary>One partition a member: ratings and trades with what they count, and their sum. A projection.</summary>
    public TableClient Credit { get; } = service.GetTableClient("Credit");

    /// <summary>One partition a conversation: its head and its messages. The truth.</summary>
    public TableClient Conversations { get; } = service.GetTableClient("Conversations");

    /// <summary>One partition a member: its conversations, newest first, and how far it has read. A projection, but for that.</summary>
    public TableClient ConversationLists { get; } = service.GetTableClient("ConversationLists");

    /// <summary>Review cases, in one partition: they are few, and their lists move with them. The truth.</summary>
    public TableClient Reviews { get; } = service.GetTableClient("Reviews");

    /// <summary>One partition a member: keyed hashes of bank accounts and devices, by which accounts of one person are known.</summary>
    public TableClient Traces { get; } = service.GetTableClient("Traces");

    /// <summary>One partition a day: rated and refused orders, for the nightly search. A projection that is forgotten after some weeks.</summary>
    public TableClient FraudFacts { get; } = service.GetTableClient("FraudFacts");
    /// <summary>One partition a listing: what each order bought of it, and the sum. A projection, made from public events.</summary>
    public TableClient Sales { get; } = service.GetTableClient("Sales");
}
