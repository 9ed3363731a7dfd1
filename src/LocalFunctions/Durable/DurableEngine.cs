using LocalFunctions.Durable.Client;
using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Runtime;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalFunctions.Durable;

/// <summary>
/// Runs orchestrations in this process from an event-sourced log. Whatever the engine has said or done is in the log
/// before anybody can see it, so it may die at any instant: the next start goes on from there. Activities run at least once.
/// </summary>
public sealed partial class DurableEngine : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly InstanceTable _table = new();
    private readonly Quiescence _quiescence = new();
    private readonly IDurableFunctions _functions;
    private readonly IHistoryStore _store;
    private readonly TimeProvider _time;
    private readonly DurableEngineOptions _options;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _logger;
    private readonly ActivityRunner _activities;
    private readonly DurableTimers _timers;
    private ITurnQueue? _turns;
    private ILogWriter? _log;
    private volatile Exception? _failure;
    private int _disposed;

    /// <param name="functions">The app's orchestrators and activities.</param>
    /// <param name="store">The log; the engine disposes it.</param>
    /// <param name="time">Decides when timers are due and what orchestrators take for the present.</param>
    /// <param name="options">Limits; defaults when null.</param>
    /// <param name="loggers">For the engine and for orchestrators' replay-safe loggers; silent when null.</param>
    public DurableEngine(
        IDurableFunctions functions,
        IHistoryStore store,
        TimeProvider time,
        DurableEngineOptions? options = null,
        ILoggerFactory? loggers = null)
    {
        _functions = functions;
        _store = store;
        _time = time;
        _options = options ?? new DurableEngineOptions();
        _loggers = loggers ?? NullLoggerFactory.Instance;
        _logger = _loggers.CreateLogger<DurableEngine>();
        IEngineScheduler scheduler = _options.Scheduler ?? PoolScheduler.Instance;
        _activities = new ActivityRunner(functions, scheduler, _options.Scheduler is null ? _options.ParallelActivitiesMax : int.MaxValue, _quiescence, entry => AppendAsync(entry), _logger);
        _timers = new DurableTimers(time, scheduler, _quiescence, WakeAsync);
        Client = new LocalDurableTaskClient(this);
    }

    /// <summary>Usable once <see cref="StartAsync"/> has completed.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>True when no orchestrator and no activity runs or could run now. Waiting for timers and events is idle.</summary>
    public bool IsIdle => _quiescence.IsIdle;

    internal DurableEngineOptions Options => _options;

    internal TimeProvider Time => _time;

    /// <summary>Completes when the engine is idle.</summary>
    /// <exception cref="IOException">The log could not be written; the engine has come to a stand.</exception>
    public async Task IdleAsync(CancellationToken cancellationToken)
    {
        await _quiescence.WhenIdleAsync(cancellationToken);
        if (_failure is { } failure)
        {
            throw new IOException("The durable log could not be written.", failure);
        }
    }

    /// <summary>Reads the log and goes on where it ends: overdue timers fire, unfinished activities run again.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> frame in await _store.LoadAsync(cancellationToken))
        {
            foreach (LogEntry entry in LogJson.Read(frame.Span))
            {
                _table.Apply(entry);
            }
        }

        List<Instance> instances = [.. _table.All];
        await _store.RewriteAsync(
            instances.ConvertAll(instance => (ReadOnlyMemory<byte>)LogJson.Write(Compaction.EntriesOf(instance))), cancellationToken);
        _turns = _options.Scheduler is { } scheduler ? new ScheduledTurns(scheduler, TakeTurn) : new TurnQueue(_options.ParallelTurnsMax, TakeTurn);
        _log = _options.Scheduler is null ? new LogWriter(_store, Apply, Fail) : new DirectLogWriter(_store, Apply);
        Recover(instances);
    }

    /// <summary>Stops without loss: what is under way and cannot finish soon goes on after the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _timers.DisposeAsync();
        await _activities.StopAsync();
        bool isIdle = await StopTurnsAsync();
        if (_log is not null)
        {
            await _log.DisposeAsync();
        }

        if (isIdle)
        {
            _activities.Dispose();
        }

        await _store.DisposeAsync();
    }

    private async Task<bool> StopTurnsAsync()
    {
        try
        {
            await _quiescence.WhenIdleAsync(CancellationToken.None).WaitAsync(_options.StopPatience);
        }
        catch (TimeoutException)
        {
            _logger.LogWarning("Stopping with work under way; it will be done again after the next start.");
        }

        if (_turns is not null)
        {
            await _turns.DisposeAsync();
        }

        return _quiescence.IsIdle;
    }

    private void Fail(Exception failure)
    {
        _failure = failure;
        _logger.LogCritical(failure, "The durable log could not be written; no orchestration goes on.");
    }
}
