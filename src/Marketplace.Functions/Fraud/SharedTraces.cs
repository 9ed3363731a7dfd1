using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Fraud;

/// <summary>
/// By what two accounts are known to be one person: <c>bank:…</c> and <c>device:…</c>, keyed hashes under which no number can be looked up or tried, one partition
/// a member. (A verified identity is one account's for good and needs no trace.) A device is remembered for some months.
/// </summary>
public sealed class SharedTraces(MarketTables tables, MemberSecrets secrets, DevicesDue due, PolicyCatalog policies, TimeProvider time) : IMemberIdentities
{
    private const string BankKeyFrom = "bank:";
    private const string DeviceKeyFrom = "device:";
    private const string DeviceKeyTo = "device;";
    private const string UntilUtc = "UntilUtc";

    /// <inheritdoc/>
    public async Task<bool> AreOneAsync(MemberId one, MemberId other, CancellationToken cancellationToken)
    {
        if (one == other)
        {
            return true;
        }

        HashSet<string>[] traces = await Task.WhenAll(ReadAsync(one, cancellationToken), ReadAsync(other, cancellationToken));
        return traces[0].Overlaps(traces[1]);
    }

    /// <summary>Notes a bank account that a member's payouts go to. Twice is once.</summary>
    public Task NoteBankAsync(MemberId member, BankAccountNumber number, CancellationToken cancellationToken) =>
        tables.Traces.UpsertEntityAsync(new TableEntity(member.Value, $"{BankKeyFrom}{secrets.TraceOf(number)}"), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Notes a device that a member uses, with the answer to that.</summary>
    public async Task<Answer> NoteDeviceAsync(MemberId member, string fingerprint, IdempotencyKey key, Func<DateTimeOffset, Answer> render, CancellationToken cancellationToken)
    {
        if (await AnswerRow.ReplayAsync(tables.Traces, member.Value, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        DateTimeOffset until = time.GetUtcNow().AddDays(policies.Current.Fraud.DeviceDays);
        TableEntity device = new(member.Value, $"{DeviceKeyFrom}{secrets.TraceOf(fingerprint)}") { [UntilUtc] = until };

        // What forgets it comes first: nothing is remembered for longer because a process died.
        await due.PutAsync(new(member, device.RowKey, until), cancellationToken);
        Answer answer = render(until);
        return await tables.Traces.TrySubmitAsync([new(TableTransactionActionType.UpsertReplace, device), TableRows.Insert(AnswerRow.Create(member.Value, key, answer))], cancellationToken)
            ? answer
            : await AnswerRow.ReplayAsync(tables.Traces, member.Value, key, cancellationToken) ?? Problem.Busy();
    }

    /// <summary>Forgets a device whose time is over, unless it was used again.</summary>
    public async Task ForgetAsync(DeviceDue device, CancellationToken cancellationToken)
    {
        if (await tables.Traces.FindAsync(device.Member.Value, device.Key, cancellationToken) is { } row && row.GetDateTimeOffset(UntilUtc) <= time.GetUtcNow())
        {
            await tables.Traces.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken);
        }

        await due.RemoveAsync(device, cancellationToken);
    }

    /// <summary>Forgets all of a member.</summary>
    public Task ForgetAsync(MemberId member, CancellationToken cancellationToken) => tables.Traces.DeleteRangeAsync(member.Value, BankKeyFrom, IdempotencyKey.RowKeyTo, null, cancellationToken);

    /// <summary>What is remembered of a member, by kind, and until when.</summary>
    public async Task<IReadOnlyList<TraceResponse>> ListAsync(MemberId member, CancellationToken cancellationToken) => await RowsOf(member, cancellationToken)
        .Select(row => new TraceResponse(row.RowKey.Split(':')[0], row.GetDateTimeOffset(UntilUtc)))
        .ToListAsync(cancellationToken);

    private async Task<HashSet<string>> ReadAsync(MemberId member, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return [.. await RowsOf(member, cancellationToken).Where(row => !(row.GetDateTimeOffset(UntilUtc) <= now)).Select(row => row.RowKey).ToListAsync(cancellationToken)];
    }

    private Azure.AsyncPageable<TableEntity> RowsOf(MemberId member, CancellationToken cancellationToken) => tables.Traces.QueryAsync<TableEntity>(
        TableRows.Range(member.Value, BankKeyFrom, DeviceKeyTo), cancellationToken: cancellationToken);
}
