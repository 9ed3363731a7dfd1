using System.Collections.Concurrent;

namespace Marketplace.Crash.Trading;

/// <summary>A command that the market has answered as done.</summary>
/// <param name="Member">Who asked.</param>
/// <param name="Path">For what.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Body">The body.</param>
/// <param name="Event">The event that it made last.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Reply">The answer.</param>
internal sealed record Acknowledgement(string Member, string Path, string Key, string Body, string Event, string OrderId, Reply Reply);

/// <summary>Everything that the market has promised.</summary>
internal sealed class Promises
{
    private readonly ConcurrentQueue<Acknowledgement> _kept = new();
    private int _refused;

    /// <summary>What was answered as done.</summary>
    public IReadOnlyCollection<Acknowledgement> All => _kept;

    /// <summary>How many commands were refused.</summary>
    public int Refused => _refused;

    /// <summary>Notes an answer.</summary>
    public void Note(Acknowledgement acknowledgement)
    {
        if (acknowledgement.Reply.IsDone)
        {
            _kept.Enqueue(acknowledgement);
        }
        else
        {
            Interlocked.Increment(ref _refused);
        }
    }
}
