using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Members;

/// <summary>An address of which is to be forgotten that codes were sent to it.</summary>
/// <param name="Trace">Its keyed hash.</param>
/// <param name="DueUtc">When.</param>
public sealed record EmailCodesDue(string Trace, DateTimeOffset DueUtc);

/// <summary>
/// How many codes go to one address within a day, whoever has them sent: nobody's mailbox is filled by strangers. A row of <c>Identities</c> under the
/// address's keyed hash, which is forgotten a day after the last one.
/// </summary>
public sealed class EmailCodeLimit(MarketTables tables, MemberStore members, MemberSecrets secrets, PolicyCatalog policies, TimeProvider time)
{
    private const string RowKey = "codes";
    private const string Sent = "Sent";
    private const int AttemptsMax = 20;
    private static readonly TimeSpan _window = TimeSpan.FromDays(1);

    private readonly DueRows<EmailCodesDue> _due = DueRows.OfMoments<EmailCodesDue>(
        tables.Deadlines, "email-codes", due => (due.Trace, due.DueUtc), (trace, dueUtc) => new(trace, dueUtc));

    // One code takes one place, however often it is asked for: by the member, and which of its codes it is.
    private sealed record Place(string Id, DateTimeOffset AtUtc);

    /// <summary>Takes a place for the code that a command is about to have sent; an answer when there is none. Null as well when the command sends none.</summary>
    public async Task<Answer?> TakePlaceAsync(MemberId member, MemberCommand command, CancellationToken cancellationToken)
    {
        MemberState before = await members.ReadAsync(member, cancellationToken);
        Domain.Decisions.Decision<MemberChange> expected = command.Decide(before, policies.Current.Members, time.GetUtcNow());
        return expected.Rejection is null && expected.Value is { Event.Code: not null, After.Mailbox.Pending: { } pending }
            && !await TryTakeAsync(secrets.TraceOfEmail(pending.Address), IdText.Derive("plc", member.Value, $"{pending.Number}"), cancellationToken)
                ? Problem.Of(Mailbox.TooManyCodes)
                : null;
    }

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<EmailCodesDue> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _due.ReadDueAsync(nowUtc, cancellationToken);

    /// <summary>Forgets an address, unless a code went there since.</summary>
    public async Task ForgetAsync(EmailCodesDue due, CancellationToken cancellationToken)
    {
        if (await FindAsync(due.Trace, cancellationToken) is { } row && Lately(row).Count == 0)
        {
            await tables.Identities.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }

        await _due.RemoveAsync(due, cancellationToken);
    }

    private async Task<bool> TryTakeAsync(string trace, string place, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            TableEntity? row = await FindAsync(trace, cancellationToken);
            List<Place> sent = row is null ? [] : Lately(row);
            DateTimeOffset now = time.GetUtcNow();
            if (sent.Any(one => one.Id == place))
            {
                return true;
            }

            if (sent.Count >= policies.Current.Members.EmailCodesPerDayMax)
            {
                return false;
            }

            // What forgets it comes first: nothing is remembered for longer because a process died.
            await _due.PutAsync(new(trace, now + _window), cancellationToken);
            TableEntity after = new(trace, RowKey) { [Sent] = MarketJson.Write<List<Place>>([.. sent, new(place, now)], MarketJson.Rows) };
            if (await tables.Identities.TryWriteAsync(after, row?.ETag, cancellationToken))
            {
                return true;
            }

            await Contention.PauseAsync(attempt, trace, time, cancellationToken);
        }

        return false;
    }

    private List<Place> Lately(TableEntity row) => [.. MarketJson.Read<List<Place>>(row.GetString(Sent)).Where(one => one.AtUtc > time.GetUtcNow() - _window)];

    private Task<TableEntity?> FindAsync(string trace, CancellationToken cancellationToken) => tables.Identities.FindAsync(trace, RowKey, cancellationToken);
}
