using Azure.Storage.Queues;
using LocalFunctions.Azurite;

namespace AzureCompat.Tests.Queues;

/// <summary>One Azurite for all queue tests; every test takes queues of its own.</summary>
public sealed class QueueAzuriteFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("azurite-queues-");
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public QueueServiceClient Service(QueueClientOptions? options = null) => new(ConnectionString, options);

    /// <summary>A new queue under a name that no other test uses.</summary>
    public async Task<QueueClient> CreateQueueAsync(QueueClientOptions? options = null)
    {
        QueueClient queue = new(ConnectionString, NewName(), options);
        await queue.CreateAsync();
        return queue;
    }

    public static string NewName() => $"q-{Guid.NewGuid():n}";

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _data.FullName });

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class QueueAzuriteGroup : ICollectionFixture<QueueAzuriteFixture>
{
    public const string Name = "queue azurite";
}
