using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>Creates what is missing of tables and queues before anything else starts.</summary>
internal sealed class StorageProvisioning(TableServiceClient tables, QueueServiceClient queues) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(
        [
            .. MarketTables.Names.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
            .. MarketQueues.Names.Select(name => queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
        ]);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
