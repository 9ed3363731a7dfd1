using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Tests.Queues;

/// <summary>Queue functions for every type of message parameter, and one whose runs the test steers.</summary>
public static class QueueApp
{
    public sealed record Job(int Number, string Word);

    /// <summary>What the functions did, and what they are to do.</summary>
    public sealed class Journal
    {
        private readonly Lock _lock = new();
        private readonly List<string> _entries = [];

        public IReadOnlyList<string> Entries
        {
            get
            {
                lock (_lock)
                {
                    return [.. _entries];
                }
            }
        }

        /// <summary>What a run does with its message.</summary>
        public Func<QueueMessage, CancellationToken, Task> Act { get; set; } = (_, _) => Task.CompletedTask;

        public void Add(string entry)
        {
            lock (_lock)
            {
                _entries.Add(entry);
            }
        }
    }

    public sealed class Steered(Journal journal)
    {
        [Function("Steered")]
        public Task Run([QueueTrigger("%queue%")] QueueMessage message, long dequeueCount, CancellationToken cancellationToken)
        {
            journal.Add($"{message.Body} {dequeueCount}");
            return journal.Act(message, cancellationToken);
        }
    }

    public sealed class Types(Journal journal)
    {
        [Function("Text")]
        public void Text([QueueTrigger("%queue%-text", Connection = "Other")] string text) => journal.Add($"text {text}");

        [Function("Poco")]
        public void Poco([QueueTrigger("%queue%-poco", Connection = "Other")] Job job) => journal.Add($"poco {job.Number} {job.Word}");

        [Function("Bytes")]
        public void Bytes([QueueTrigger("%queue%-bytes", Connection = "Other")] byte[] bytes) => journal.Add($"bytes {bytes.Length}");

        [Function("Binary")]
        public void Binary([QueueTrigger("%queue%-binary", Connection = "Other")] BinaryData data, string id) =>
            journal.Add($"binary {data} {id.Length}");
    }
}
