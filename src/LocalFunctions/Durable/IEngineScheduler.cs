namespace LocalFunctions.Durable;

/// <summary>What a piece of the engine's work is.</summary>
public enum EngineWorkKind
{
    /// <summary>An orchestrator's turn: runs to its end on the calling thread.</summary>
    Turn,

    /// <summary>An activity.</summary>
    Activity,

    /// <summary>Waking instances whose timers are due.</summary>
    Timers,
}

/// <summary>A piece of work that is ready to be done.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="InstanceId">The instance that it is for; empty where it is for many.</param>
/// <param name="Name">The orchestrator or activity; empty for timers.</param>
/// <param name="RunAsync">Does it; to be called once. It throws nothing.</param>
public sealed record EngineWork(EngineWorkKind Kind, string InstanceId, string Name, Func<Task> RunAsync);

/// <summary>
/// Decides when and where the engine's work is done. With one of these the engine uses no thread of its own and no lock across a wait:
/// whoever calls <see cref="EngineWork.RunAsync"/>, in whatever order, lends the thread.
/// </summary>
public interface IEngineScheduler
{
    /// <summary>Takes a piece of work; must not run it before it returns.</summary>
    void Schedule(EngineWork work);
}

/// <summary>The usual scheduler: the thread pool.</summary>
internal sealed class PoolScheduler : IEngineScheduler
{
    public static readonly PoolScheduler Instance = new();

    public void Schedule(EngineWork work) => _ = Task.Run(work.RunAsync);
}
