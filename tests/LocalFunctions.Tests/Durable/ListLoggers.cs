using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Tests.Durable;

/// <summary>Keeps log messages by category.</summary>
public sealed class ListLoggers : ILoggerFactory
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _entries = new();

    public IEnumerable<string> Entries(string category) => _entries.GetValueOrDefault(category) ?? [];

    public ILogger CreateLogger(string categoryName) => new ListLogger(_entries.GetOrAdd(categoryName, _ => new ConcurrentQueue<string>()));

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class ListLogger(ConcurrentQueue<string> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => entries.Enqueue(formatter(state, exception));
    }
}
