using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Members;

/// <summary>What a member's own command carries besides itself.</summary>
/// <param name="Render">The answer, from the member as the command leaves one.</param>
/// <param name="Key">The Idempotency-Key; null where the method needs none.</param>
/// <param name="IfMatch">The version that the change is meant for.</param>
public sealed record MemberCaller(Func<MemberState, Answer> Render, IdempotencyKey? Key = null, IfMatch IfMatch = default);

/// <summary>How a command on a member ended.</summary>
public abstract record MemberResult
{
    /// <summary>Done.</summary>
    /// <param name="Member">The member as it is now.</param>
    /// <param name="Answer">What its caller is answered; null when it has none. A wrong try that counts is written and answers a refusal.</param>
    public sealed record Done(MemberState Member, Answer? Answer) : MemberResult;

    /// <summary>The same request was answered before.</summary>
    public sealed record Replayed(Answer Answer) : MemberResult;

    /// <summary>The decider refused; nothing was written.</summary>
    public sealed record Rejected(MemberState Member, Rejection Rejection) : MemberResult;

    /// <summary>If-Match names another version; nothing was written.</summary>
    public sealed record Outdated(MemberState Member) : MemberResult;

    /// <summary>Others kept changing the member; nothing was written.</summary>
    public sealed record Busy : MemberResult;
}

/// <summary>
/// Members, one partition each: read the head, decide, write it with the answer under its ETag; at a lost race, all of it again. So no two
/// tries of one secret are decided on the same count.
/// </summary>
public sealed class MemberStore(MarketTables tables, Contacts contacts, MemberNewsAnnouncer news, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 60;

    /// <summary>A member; a fresh one when nothing was ever written.</summary>
    public async Task<MemberState> ReadAsync(MemberId id, CancellationToken cancellationToken) => (await ReadStoredAsync(id, cancellationToken)).Member;

    /// <summary>What a member's key was answered; null when it is new.</summary>
    public Task<Answer?> ReplayAsync(MemberId id, IdempotencyKey key, CancellationToken cancellationToken) =>
        AnswerRow.ReplayAsync(tables.Members, id.Value, key, cancellationToken);

    /// <summary>Erases what lies beside a member's head: what it was told, and what its requests were answered, but for this key's.</summary>
    public async Task ForgetAsync(MemberId id, IdempotencyKey kept, CancellationToken cancellationToken)
    {
        await tables.Members.DeleteRangeAsync(id.Value, MemberRows.EventKeyFrom, MemberRows.EventKeyTo, null, cancellationToken);
        await tables.Members.DeleteRangeAsync(id.Value, IdempotencyKey.RowKeyFrom, IdempotencyKey.RowKeyTo, kept.RowKey, cancellationToken);
    }

    /// <summary>Names the list of what a member was told, for its cursors.</summary>
    public static string EventsOf(MemberId id) => $"{id.Value}:security";

    /// <summary>A page of what a member was told, newest first.</summary>
    public Task<Parsed<ListPage<SecurityEvent>>> ReadEventsAsync(MemberId id, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Members,
        TableRows.Range(id.Value, MemberRows.EventKeyFrom, MemberRows.EventKeyTo),
        EventsOf(id),
        request,
        MemberRows.ReadEvent,
        cancellationToken);

    /// <summary>One thing that a member was told; null when it was not.</summary>
    public async Task<SecurityEvent?> FindEventAsync(MemberId id, long version, DateTimeOffset atUtc, CancellationToken cancellationToken) =>
        await tables.Members.FindAsync(id.Value, MemberRows.EventKey(atUtc, version), cancellationToken) is { } row ? MemberRows.ReadEvent(row) : null;

    /// <summary>Decides and writes, once for a caller's key.</summary>
    public async Task<MemberResult> HandleAsync(MemberId id, MemberCommand command, MemberCaller? caller, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredMember before = await ReadStoredAsync(id, cancellationToken);
            bool matches = caller?.IfMatch.Matches(before.Member.Version) != false;
            Decision<MemberChange> decision = command.Decide(before.Member, policies.Current.Members, time.GetUtcNow());
            if (matches && decision.Rejection is null && await TryCommitAsync(before, decision.Value, caller, cancellationToken) is { } done)
            {
                return done;
            }

            // What stands in the way may be this very request's first try, which must not count twice.
            if (caller?.Key is { } key && await ReplayAsync(id, key, cancellationToken) is { } earlier)
            {
                return new MemberResult.Replayed(earlier);
            }

            if (!matches)
            {
                return new MemberResult.Outdated(before.Member);
            }

            if (decision.Rejection is { } rejection)
            {
                return new MemberResult.Rejected(before.Member, rejection);
            }

            await Contention.PauseAsync(attempt, caller?.Key?.Key ?? id.Value, time, cancellationToken);
        }

        return new MemberResult.Busy();
    }

    /// <summary>Any result as its caller's answer.</summary>
    public static Answer AnswerTo(MemberResult result) => result switch
    {
        MemberResult.Done { Answer: { } answer } => answer,
        MemberResult.Replayed replayed => replayed.Answer,
        MemberResult.Rejected rejected => Problem.Of(rejected.Rejection),
        MemberResult.Outdated => Problem.PreconditionFailed("changed"),
        MemberResult.Busy => Problem.Busy(),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is no answer to a member."),
    };

    private async Task<StoredMember> ReadStoredAsync(MemberId id, CancellationToken cancellationToken)
    {
        TableEntity? head = await tables.Members.FindAsync(id.Value, MemberRows.HeadKey, cancellationToken);
        return head is null ? new(new MemberState(id), null) : new(MemberRows.ReadHead(id, head), head.ETag);
    }

    private async Task<MemberResult?> TryCommitAsync(StoredMember before, MemberChange change, MemberCaller? caller, CancellationToken cancellationToken)
    {
        MemberState after = change.After with { Version = before.Member.Version + 1, SinceUtc = before.Member.SinceUtc ?? time.GetUtcNow() };
        Answer? answer = change.Refusal is { } refusal ? Problem.Of(refusal) : caller?.Render(after);
        TableEntity? row = caller?.Key is { } key && answer is not null ? AnswerRow.Create(after.Id.Value, key, answer) : null;
        MemberNews? told = change.Event is { } happened ? MemberNews.Of(after.Id, after.Version, happened) : null;
        bool committed = await news.CommitAsync(told, () => tables.Members.TrySubmitAsync(MemberRows.Of(before, after, change.Event, row), cancellationToken), time, cancellationToken);
        contacts.Forget(after.Id);
        return committed ? new MemberResult.Done(after, answer) : null;
    }
}
