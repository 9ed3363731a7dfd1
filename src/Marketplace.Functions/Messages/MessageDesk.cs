using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Messages;

/// <summary>
/// The one way to say something: read the head, decide, leave a trace, write, tell both sides, take the trace away. Whatever dies on the way, the
/// sweep finishes.
/// </summary>
public sealed class MessageDesk(
    ConversationStore store, ConversationLists lists, FlagStore flags, Notifier notifier, MessagesDue due, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 20;

    /// <summary>Says something.</summary>
    /// <param name="id">Where.</param>
    /// <param name="beginAsync">The conversation before its first message, asked for when it has none; the refusal when the caller may not begin it.</param>
    /// <param name="asked">What to say.</param>
    /// <param name="ifMatch">How many messages the caller believes to be there.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<Answer> SayAsync(
        ConversationId id,
        Func<Task<Parsed<Conversation>>> beginAsync,
        KeyedRequest<SendMessageRequest> asked,
        IfMatch ifMatch,
        CancellationToken cancellationToken)
    {
        MessageDue trace = MessagesDue.Of(id, asked.Key.RowKey, time.GetUtcNow());
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredConversation? stored = await store.ReadAsync(id, cancellationToken);
            Conversation? before = stored?.Conversation;
            if (before is null && !(await beginAsync()).TryGet(out before, out Answer? closed))
            {
                return closed;
            }

            if (before.SideOf(asked.Caller.Id) is not { } side)
            {
                return Problem.NotFound();
            }

            // What the sweep would look through: from the first try on.
            trace = trace with { After = trace.After ?? before.Count };
            (Conversation? after, Answer? obstacle) = await DecideAsync(before, side, asked, ifMatch, cancellationToken);
            if ((attempt > 0 || obstacle is not null) && await store.ReplayAsync(id, asked.Key, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (after is null)
            {
                return obstacle!;
            }

            if (await TrySayAsync(stored ?? new(before, null), after, asked.Key, trace, cancellationToken) is { } answer)
            {
                return answer;
            }

            await Contention.PauseAsync(attempt, asked.Key.Key, time, cancellationToken);
        }

        return Problem.Busy();
    }

    /// <summary>Looks after a trace that nobody took away. Whose message it was is not known: the other side may have said something since.</summary>
    public async Task FinishAsync(MessageDue trace, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(trace.ConversationId, cancellationToken) is { } stored)
        {
            Conversation conversation = stored.Conversation;
            int after = trace.After ?? conversation.Count - 1;
            IReadOnlyList<Message> said = await store.ReadMessagesAsync(conversation.Id, after, conversation.Count - after, cancellationToken);
            await CarryOutAsync(conversation, said, MessageNotices.OfBoth(conversation), cancellationToken);
        }

        await due.RemoveAsync(trace, cancellationToken);
    }

    private async Task<(Conversation? After, Answer? Obstacle)> DecideAsync(
        Conversation before, ActorRole side, KeyedRequest<SendMessageRequest> asked, IfMatch ifMatch, CancellationToken cancellationToken)
    {
        if (!ifMatch.Matches(before.Count))
        {
            return (null, Problem.PreconditionFailed("changed"));
        }

        MessageTerms terms = policies.Current.Messages;
        Decision<Conversation> said = before.Say(side, asked.Body.Text, asked.Body.Documents ?? [], terms, time.GetUtcNow());
        if (said.Rejection is { } rejection)
        {
            return (null, Problem.Of(rejection));
        }

        return before is { IsNew: true, ListingId: not null } && await lists.CountBegunAsync(asked.Caller.Id, cancellationToken) >= terms.NewPerHourMax
            ? (null, Problem.Answer(StatusCodes.Status409Conflict, "TOO_MANY_MESSAGES", $"Nobody begins to ask about more than {terms.NewPerHourMax} listings within an hour."))
            : (said.Value, null);
    }

    private async Task<Answer?> TrySayAsync(StoredConversation before, Conversation after, IdempotencyKey key, MessageDue trace, CancellationToken cancellationToken)
    {
        SentMessageResponse sent = new(after.Id, MessageResponse.Of(after.Last!));
        Answer answer = Answer.Created(sent, $"/api/conversations/{after.Id}/messages?after={after.Count - 1}", Answer.ETagOf(after.Count));
        await due.PutAsync(trace, cancellationToken);
        if (!await store.TrySayAsync(before, after, key, answer, cancellationToken))
        {
            // The trace stays: what won may be this request's own first try, which may have died.
            return null;
        }

        await CarryOutAsync(after, [after.Last!], [MessageNotices.Of(after)], cancellationToken);
        await due.RemoveAsync(trace, cancellationToken);
        return answer;
    }

    // What follows from messages, as often as one likes: both sides' lists, notices, and the operators' list of what is flagged.
    private Task CarryOutAsync(Conversation conversation, IReadOnlyList<Message> said, IEnumerable<Notice> notices, CancellationToken cancellationToken) => Task.WhenAll(
    [
        lists.UpdateAsync(conversation, cancellationToken),
        notifier.TellAsync(notices, cancellationToken),
        .. said.Select(message => FlaggedMessage.Of(conversation, message)).OfType<FlaggedMessage>().Select(flagged => flags.NoteAsync(flagged, cancellationToken)),
    ]);
}
