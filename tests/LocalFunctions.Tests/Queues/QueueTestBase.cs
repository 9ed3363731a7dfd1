using System.Runtime.CompilerServices;
using Azure.Storage.Queues;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Queues;

/// <summary>A host whose one queue is named after the test.</summary>
[Collection(AzuriteTests.Name)]
public abstract class QueueTestBase(AzuriteFixture azurite)
{
    // 63 characters, less the longest suffix that a test or the host appends.
    private const int QueueNameMax = 54;

    private protected QueueApp.Journal Journal { get; } = new();

    private protected QueueClient Queue(string name, QueueMessageEncoding encoding = QueueMessageEncoding.Base64) =>
        new(azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = encoding });

    private protected async Task<QueueClient> NewQueueAsync([CallerMemberName] string test = "")
    {
        string name = test.Replace("_", "-", StringComparison.Ordinal).ToLowerInvariant();
        QueueClient queue = Queue(name[..Math.Min(name.Length, QueueNameMax)].Trim('-'));
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    private protected Task<TestHost> StartAsync(QueueClient queue, string queueSettings = "", Func<TestHostSettings, TestHostSettings>? adjust = null)
    {
        TestHostSettings settings = new(typeof(QueueApp.Steered))
        {
            HostJson = """{"extensions":{"queues":{ * }}}""".Replace("*", queueSettings, StringComparison.Ordinal),
            Settings = new() { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["Other"] = azurite.ConnectionString, ["queue"] = queue.Name },
            Configure = (app, _) => app.Services.AddSingleton(Journal),
        };
        return TestHost.StartAsync(adjust?.Invoke(settings) ?? settings);
    }

    private protected static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
