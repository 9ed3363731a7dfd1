using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain.Fraud;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Fraud;

/// <summary>What happened on a day.</summary>
/// <param name="Ratings">What was said.</param>
/// <param name="Refusals">What was refused.</param>
public sealed record DayOfFacts(IList<RatingFact> Ratings, IList<RefusalFact> Refusals);

/// <summary>
/// What the nightly search for fraud reads instead of everybody's orders: a row for each rated and each refused order, one partition a day. They are
/// written when they happen, at one request each, and forgotten when the search looks back no further.
/// </summary>
public sealed class FraudFacts(MarketTables tables, PolicyCatalog policies, TimeProvider time)
{
    private const string Data = "Data";
    private const int AttemptsMax = 11;
    private const string RatingKeyFrom = "rating:";
    private const string RefusalKeyFrom = "refused:";

    /// <summary>
    /// Notes what the sides of an order said. What is noted of a later version stays: a rating may be revised while who read it before is still about to note it.
    /// </summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public Task NoteAsync(RatingFact fact, long orderVersion, CancellationToken cancellationToken) => IsLookedAt(fact.RevealedUtc)
        ? tables.FraudFacts.PutLatestAsync(
            Row(fact.RevealedUtc, $"{RatingKeyFrom}{fact.OrderId}", fact), orderVersion, isNew: true, AttemptsMax, time, cancellationToken)
        : Task.CompletedTask;

    /// <summary>Notes that an order was refused: the last that happens to it.</summary>
    public Task NoteAsync(RefusalFact fact, CancellationToken cancellationToken) => IsLookedAt(fact.AtUtc)
        ? tables.FraudFacts.UpsertEntityAsync(Row(fact.AtUtc, $"{RefusalKeyFrom}{fact.OrderId}", fact), TableUpdateMode.Replace, cancellationToken)
        : Task.CompletedTask;

    /// <summary>The facts of a day, and at most so many.</summary>
    public async Task<DayOfFacts> ReadAsync(DateOnly day, int limit, CancellationToken cancellationToken)
    {
        DayOfFacts facts = new([], []);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(day)}");
        await foreach (TableEntity row in tables.FraudFacts.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).Take(limit))
        {
            if (row.RowKey.StartsWith(RatingKeyFrom, StringComparison.Ordinal))
            {
                facts.Ratings.Add(MarketJson.Read<RatingFact>(row.GetString(Data)));
            }
            else
            {
                facts.Refusals.Add(MarketJson.Read<RefusalFact>(row.GetString(Data)));
            }
        }

        return facts;
    }

    /// <summary>Forgets all days before one. They lie together at the beginning of the table: mostly one day, more only after nights without a search.</summary>
    public async Task ForgetBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey lt {Partition(day)}");
        await foreach (TableEntity row in tables.FraudFacts.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await tables.FraudFacts.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    // What comes too late for the search, after a long outage, would only stay for ever.
    private bool IsLookedAt(DateTimeOffset atUtc) => time.GetUtcNow() - atUtc <= TimeSpan.FromDays(policies.Current.Fraud.WindowDays);

    private static TableEntity Row<T>(DateTimeOffset atUtc, string key, T fact) =>
        new(Partition(DateOnly.FromDateTime(atUtc.UtcDateTime)), key) { [Data] = MarketJson.Write(fact, MarketJson.Rows) };

    private static string Partition(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
