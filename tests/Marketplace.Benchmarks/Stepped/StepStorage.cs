using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Marketplace.Benchmarks.Counting;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Simulation.Storage;

namespace Marketplace.Benchmarks.Stepped;

/// <summary>Where a stepped market keeps its data: Azurite, or the strict account in memory. Every request is counted.</summary>
internal sealed class StepStorage
{
    private readonly HttpPipelineTransport _tables, _queues;

    private StepStorage(string name, string connectionString, HttpPipelineTransport tables, HttpPipelineTransport queues)
    {
        (Name, ConnectionString) = (name, connectionString);
        (_tables, _queues) = (new CountingTransport(tables, "table", Tally), new CountingTransport(queues, "queue", Tally));
    }

    /// <summary>For tables of results.</summary>
    public string Name { get; }

    public string ConnectionString { get; }

    public Tally Tally { get; } = new();

    public TableServiceClient Tables => new(ConnectionString, new TableClientOptions { Transport = _tables });

    public QueueServiceClient Queues => new(ConnectionString, Prepare(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }));

    public static StepStorage InMemory(TimeProvider time)
    {
        InMemoryAccount account = new(time);
        return new("in memory", InMemoryAccount.ConnectionString, account.TableTransport, account.QueueTransport);
    }

    public static StepStorage Azurite(string connectionString) => new("Azurite", connectionString, HttpClientTransport.Shared, HttpClientTransport.Shared);

    public QueueClientOptions Prepare(QueueClientOptions options)
    {
        options.Transport = _queues;
        return options;
    }

    /// <summary>Creates tables and queues.</summary>
    public async Task CreateAsync()
    {
        foreach (string table in MarketTables.Names)
        {
            await Tables.CreateTableIfNotExistsAsync(table);
        }

        foreach (string queue in MarketQueues.Names)
        {
            await Queues.GetQueueClient(queue).CreateIfNotExistsAsync();
        }
    }

    /// <summary>Copies every row to another storage, as many at a time as a transaction takes.</summary>
    public async Task CopyRowsToAsync(StepStorage target)
    {
        const int TransactionRowsMax = 100;
        foreach (string name in MarketTables.Names)
        {
            List<TableEntity> rows = [];
            await foreach (TableEntity row in Tables.GetTableClient(name).QueryAsync<TableEntity>())
            {
                rows.Add(row);
            }

            TableClient table = target.Tables.GetTableClient(name);
            IEnumerable<TableEntity[]> batches = rows.GroupBy(row => row.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(TransactionRowsMax));
            await Parallel.ForEachAsync(batches, async (batch, cancellationToken) =>
                await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken));
        }
    }
}
