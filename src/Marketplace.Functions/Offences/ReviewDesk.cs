using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Offences;

/// <summary>
/// The one way to change a case: read, decide, leave a trace, write, carry out what follows, take the trace away. Of a member's cases one changes at a time,
/// so that a decision may look at the others.
/// </summary>
public sealed class ReviewDesk(ReviewStore store, ReviewsDue due, ReviewConsequences consequences, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 10;

    /// <summary>Decides on a case for a caller, once for its key.</summary>
    /// <param name="id">The case, as the client wrote it.</param>
    /// <param name="key">The caller's key.</param>
    /// <param name="ifMatch">The version that the caller saw.</param>
    /// <param name="isThere">Whether the case exists for the caller.</param>
    /// <param name="decideAsync">The decision. It is asked for again when something got in first.</param>
    /// <param name="render">The answer.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<Answer> ChangeAsync(
        string id,
        IdempotencyKey key,
        IfMatch ifMatch,
        Func<ReviewCase, bool> isThere,
        Func<ReviewCase, OffenceTerms, DateTimeOffset, Task<Decision<ReviewCase>>> decideAsync,
        Func<ReviewCase, Answer> render,
        CancellationToken cancellationToken)
    {
        ReviewDue? trace = null;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (IdText.TryParse<ReviewId>(id) is not { } known || await store.ReadAsync(known, cancellationToken) is not { } before || !isThere(before.Case))
            {
                return Problem.NotFound();
            }

            TableTransactionAction turn = await store.TakeTurnAsync(before.Case.Accused, cancellationToken);
            Decision<ReviewCase> decision = await decideAsync(before.Case, policies.Get(before.Case.PolicyVersion).Offences, time.GetUtcNow());

            string state = Platform.Json.MarketJson.Name(before.Case.State);
            Answer? obstacle = !ifMatch.Matches(before.Case.Version) ? Problem.PreconditionFailed(state) : decision.Rejection is { } rejection ? Problem.Of(rejection, state) : null;
            if ((attempt > 0 || obstacle is not null) && await store.ReplayAsync(key, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (obstacle is not null)
            {
                return obstacle;
            }

            trace ??= ReviewsDue.Of(known, time.GetUtcNow());
            await due.PutAsync(trace, cancellationToken);
            Answer answer = render(decision.Value);
            if (await store.TryWriteAsync(before, decision.Value, key, answer, [turn], cancellationToken))
            {
                await consequences.CarryOutAsync(decision.Value, decision.Value.Version, cancellationToken);
                await due.RemoveAsync(trace, cancellationToken);
                return answer;
            }

            await Contention.PauseAsync(attempt, key.Key, time, cancellationToken);
        }

        return Problem.Busy();
    }

    /// <summary>Looks after a trace that nobody took away.</summary>
    public async Task FinishAsync(ReviewDue trace, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(trace.ReviewId, cancellationToken) is { } stored)
        {
            // Which of its versions died before they were told, the trace does not know.
            await consequences.CarryOutAsync(stored.Case, 1, cancellationToken);
        }

        await due.RemoveAsync(trace, cancellationToken);
    }
}
