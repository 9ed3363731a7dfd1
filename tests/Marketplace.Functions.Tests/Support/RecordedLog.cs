using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Tests.Support;

internal sealed record LoggedEvent(LogLevel Level, EventId Id, string Text);

/// <summary>What the app logged: operators' alerts are made of it.</summary>
internal sealed class RecordedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedEvent> _events = new();

    public IReadOnlyList<LoggedEvent> Events => [.. _events];

    public LoggedEvent? Last => _events.LastOrDefault();

    public ILogger CreateLogger(string categoryName) => new Logger(_events);

    public void Dispose() => _events.Clear();

    private sealed class Logger(ConcurrentQueue<LoggedEvent> events) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            events.Enqueue(new(logLevel, eventId, $"{formatter(state, exception)} {exception}"));
    }
}
