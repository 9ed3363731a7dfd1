using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Reconciliation;

/// <summary>Reads the books. A scan of whole tables: for the nightly job and for operators, not for clients.</summary>
public sealed class BooksReader(MarketTables tables, IPayoutProvider provider, TimeProvider time, ILogger<BooksReader> logger)
{
    // The journal books a transfer when it is decided; the escrow carries it out a moment later. What takes longer than this is amiss.
    private static readonly TimeSpan _underWayMax = TimeSpan.FromHours(1);

    /// <summary>Reads everything. While trade goes on, what moves during the scan may be read half.</summary>
    public async Task<Books> ReadAsync(CancellationToken cancellationToken)
    {
        // The provider first: what our books learn of a payout afterwards is news, not a difference.
        Books books = new() { Reported = await TryReadReportAsync(cancellationToken) };
        // Accounts before the journal: what has arrived on an account was booked before.
        DateTimeOffset since = time.GetUtcNow() - _underWayMax;
        HashSet<BookedTransfer> arrived = await ReadAccountsAsync(books, since, cancellationToken);
        await ReadJournalAsync(books, since, arrived, cancellationToken);
        await ReadHeadsAsync(books, cancellationToken);
        await ReadStockAsync(books, cancellationToken);
        return books;
    }

    private async Task ReadJournalAsync(Books books, DateTimeOffset since, HashSet<BookedTransfer> arrived, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"RowKey ge {"journal:"} and RowKey lt {"journal;"}");
        await foreach (TableEntity row in tables.Orders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            Posting[] postings = MarketJson.Read<Posting[]>(row.GetString("Postings"));
            Book(books, row, postings);
            if (row.GetDateTimeOffset("AtUtc") is { } decidedUtc && decidedUtc >= since)
            {
                NoteUnderWay(books, OrderId.From(row.PartitionKey), decidedUtc, postings, arrived);
            }
        }
    }

    private static void NoteUnderWay(Books books, OrderId order, DateTimeOffset decidedUtc, Posting[] postings, HashSet<BookedTransfer> arrived)
    {
        foreach (Posting posting in postings.Where(posting => posting.Account.IsMembers))
        {
            BookedTransfer booked = new(order, decidedUtc, new(posting.Account.Value, posting.Amount.Currency));
            if (!arrived.Contains(booked))
            {
                books.UnderWay[booked] = books.UnderWay.GetValueOrDefault(booked) + posting.Amount.AmountMinor;
            }
        }
    }

    private async Task ReadHeadsAsync(Books books, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"RowKey eq {"head"}");
        string[] columns = ["PartitionKey", "State", "HeldMinor", "Currency"];
        await foreach (TableEntity head in tables.Orders.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken))
        {
            // A placement that was abandoned has a head without anything in it.
            if (head.GetString("State") is not { } state)
            {
                continue;
            }

            books.Orders[state] = books.Orders.GetValueOrDefault(state) + 1;
            AccountAddress escrow = AccountAddress.EscrowOf(OrderId.From(head.PartitionKey));
            books.Held.Add(new(escrow.Value, Currency.Parse(head.GetString("Currency"))), head.GetInt64("HeldMinor")!.Value);
        }
    }

    // Answers which transfers have arrived of late.
    private async Task<HashSet<BookedTransfer>> ReadAccountsAsync(Books books, DateTimeOffset since, CancellationToken cancellationToken)
    {
        HashSet<BookedTransfer> arrived = [];
        string filter = TableClient.CreateQueryFilter(
            $"RowKey eq {AccountRows.HeadKey} or (RowKey ge {AccountRows.EntryKeyFrom} and RowKey lt {AccountRows.EntryKeyTo}) or (RowKey ge {PayoutRows.KeyFrom} and RowKey lt {PayoutRows.KeyTo})");
        await foreach (TableEntity row in tables.Accounts.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == AccountRows.HeadKey)
            {
                foreach (AccountBalance balance in AccountRows.ReadHead(row).Balances)
                {
                    books.Balances.Add(new(balance.Account.Value, balance.Amount.Currency), balance.Amount.AmountMinor);
                }

                continue;
            }

            if (row.RowKey.StartsWith(PayoutRows.KeyFrom, StringComparison.Ordinal))
            {
                books.Payouts.Add(PayoutRows.Read(row));
                continue;
            }

            // The journals that accounts keep themselves: what covers a debt, what repays it, what goes into and out of a bond.
            EntryLines lines = MarketJson.Read<EntryLines>(row.GetString(AccountRows.Data));
            foreach (PostingLines entry in lines.Journal)
            {
                Book(books, row, entry.Postings);
            }

            if (lines is { OrderId: { } order, Booked: { } booked } && lines.DecidedUtc >= since)
            {
                arrived.Add(new(order, lines.DecidedUtc, new(booked.Account.Value, booked.Amount.Currency)));
            }
        }

        return arrived;
    }

    // Our own books are compared all the same when the provider is silent; that it was is told.
    private async Task<Dictionary<PayoutId, ProviderPayout>?> TryReadReportAsync(CancellationToken cancellationToken)
    {
        try
        {
            Dictionary<PayoutId, ProviderPayout> reported = [];
            await foreach (ProviderPayout payout in provider.ReportAsync(cancellationToken))
            {
                reported[payout.PayoutId] = payout;
            }

            return reported;
        }
        catch (PaymentProviderException error)
        {
            logger.LogWarning(error, "The provider's report of payouts could not be read");
            return null;
        }
    }

    private static void Book(Books books, TableEntity row, IReadOnlyList<Posting> postings)
    {
        if (!JournalEntry.IsBalanced(postings))
        {
            books.Unbalanced.Add($"{row.PartitionKey}/{row.RowKey}");
        }

        foreach (Posting posting in postings)
        {
            books.Journal.Add(new(posting.Account.Value, posting.Amount.Currency), posting.Amount.AmountMinor);
        }
    }

    private async Task ReadStockAsync(Books books, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"RowKey eq {"head"} or (RowKey ge {"hold:"} and RowKey lt {"hold;"})");
        string[] columns = ["PartitionKey", "Available", "Held", "Sold", "Quantity"];
        await foreach (TableEntity row in tables.Listings.QueryAsync<TableEntity>(filter, select: columns, cancellationToken: cancellationToken))
        {
            long Pieces(string column) => row.GetInt32(column) ?? 0;
            ListingPieces pieces = new(Pieces("Available"), Pieces("Held"), Pieces("Sold"), Pieces("Quantity"));
            books.Stock[row.PartitionKey] = books.Stock.TryGetValue(row.PartitionKey, out ListingPieces? sofar) ? sofar + pieces : pieces;
        }
    }

    // An entry's postings as they lie there: one that does not balance is to be named, not to fail the reading.
    private sealed record EntryLines(OrderId? OrderId, DateTimeOffset DecidedUtc, Posting? Booked, IReadOnlyList<PostingLines> Journal);

    private sealed record PostingLines(IReadOnlyList<Posting> Postings);
}
