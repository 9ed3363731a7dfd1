using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Reconciliation;

/// <summary>Everything that the books say, read from the tables in one pass each.</summary>
public sealed record Books
{
    /// <summary>Each account as the orders' journals leave it.</summary>
    public required IReadOnlyDictionary<(string Account, Currency Currency), long> Journal { get; init; }

    /// <summary>Each account as its balance row has it.</summary>
    public required IReadOnlyDictionary<(string Account, Currency Currency), long> Balances { get; init; }

    /// <summary>Each order that holds money, as its head has it.</summary>
    public required IReadOnlyDictionary<(string Account, Currency Currency), long> Held { get; init; }

    /// <summary>How many orders there are in each state.</summary>
    public required IReadOnlyDictionary<string, int> Orders { get; init; }

    /// <summary>Journal entries whose postings do not sum to zero.</summary>
    public required IReadOnlyList<string> Unbalanced { get; init; }

    /// <summary>Stock of all listings: available, held, sold.</summary>
    public required (long Available, long Held, long Sold) Stock { get; init; }

    /// <summary>Pieces that orders' hold rows hold.</summary>
    public required long HeldByOrders { get; init; }
}

/// <summary>Reads the books. A scan of whole tables: for the daily job and for operators, not for clients.</summary>
public sealed class BooksReader(MarketTables tables)
{
    /// <summary>Reads everything. Consistent only while nothing moves; differences are looked at twice.</summary>
    public async Task<Books> ReadAsync(CancellationToken cancellationToken)
    {
        Dictionary<(string, Currency), long> journal = [], balances = [], held = [];
        Dictionary<string, int> orders = new(StringComparer.Ordinal);
        List<string> unbalanced = [];
        string entries = TableClient.CreateQueryFilter($"RowKey ge {"journal:"} and RowKey lt {"journal;"}");
        await foreach (TableEntity row in tables.Orders.QueryAsync<TableEntity>(entries, cancellationToken: cancellationToken))
        {
            AddEntry(row, journal, unbalanced);
        }

        await foreach (TableEntity head in tables.Orders.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {"head"}"), select: ["PartitionKey", "State", "HeldMinor", "Currency"], cancellationToken: cancellationToken))
        {
            AddHead(head, held, orders);
        }

        await foreach (TableEntity row in tables.Accounts.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey ge {"balance:"} and RowKey lt {"balance;"}"), cancellationToken: cancellationToken))
        {
            Add(balances, row.PartitionKey, Currency.Parse(row.RowKey["balance:".Length..]), row.GetInt64("AmountMinor")!.Value);
        }

        return await ReadStockAsync(new() { Journal = journal, Balances = balances, Held = held, Orders = orders, Unbalanced = unbalanced, Stock = default, HeldByOrders = 0 }, cancellationToken);
    }

    private async Task<Books> ReadStockAsync(Books books, CancellationToken cancellationToken)
    {
        (long available, long held, long sold, long heldByOrders) = (0, 0, 0, 0);
        string filter = TableClient.CreateQueryFilter($"RowKey eq {"head"} or (RowKey ge {"hold:"} and RowKey lt {"hold;"})");
        await foreach (TableEntity row in tables.Listings.QueryAsync<TableEntity>(filter, select: ["RowKey", "Available", "Held", "Sold", "Quantity"], cancellationToken: cancellationToken))
        {
            available += row.GetInt32("Available") ?? 0;
            held += row.GetInt32("Held") ?? 0;
            sold += row.GetInt32("Sold") ?? 0;
            heldByOrders += row.GetInt32("Quantity") ?? 0;
        }

        return books with { Stock = (available, held, sold), HeldByOrders = heldByOrders };
    }

    private static void AddEntry(TableEntity row, Dictionary<(string, Currency), long> journal, List<string> unbalanced)
    {
        Posting[] postings = MarketJson.Read<Posting[]>(row.GetString("Postings"));
        if (!JournalEntry.IsBalanced(postings))
        {
            unbalanced.Add($"{row.PartitionKey}/{row.RowKey}");
        }

        foreach (Posting posting in postings)
        {
            Add(journal, posting.Account.Value, posting.Amount.Currency, posting.Amount.AmountMinor);
        }
    }

    private static void AddHead(TableEntity head, Dictionary<(string, Currency), long> held, Dictionary<string, int> orders)
    {
        if (head.GetString("State") is not { } state)
        {
            return;
        }

        orders[state] = orders.GetValueOrDefault(state) + 1;
        if (head.GetInt64("HeldMinor") is { } minor and not 0)
        {
            Add(held, AccountAddress.EscrowOf(OrderId.From(head.PartitionKey)).Value, Currency.Parse(head.GetString("Currency")), minor);
        }
    }

    private static void Add(Dictionary<(string, Currency), long> sums, string account, Currency currency, long minor) =>
        sums[(account, currency)] = checked(sums.GetValueOrDefault((account, currency)) + minor);
}
