using Azure.Data.Tables;
using Azure.Storage.Queues;
using Marketplace.Simulation.Storage;

namespace Marketplace.Simulation.Tests.Storage;

/// <summary>Real clients over an account in memory.</summary>
internal sealed class MemoryClients
{
    public MemoryClients(TimeProvider time, ServiceQuirks? quirks = null)
    {
        Account = new InMemoryAccount(time, quirks);
        Tables = new TableServiceClient(InMemoryAccount.ConnectionString, new TableClientOptions { Transport = Account.TableTransport, Retry = { MaxRetries = 0 } });
        Queues = new QueueServiceClient(InMemoryAccount.ConnectionString, new QueueClientOptions { Transport = Account.QueueTransport, Retry = { MaxRetries = 0 } });
    }

    public InMemoryAccount Account { get; }

    public TableServiceClient Tables { get; }

    public QueueServiceClient Queues { get; }

    public TableClient NewTable(string name = "Rows")
    {
        Tables.CreateTableIfNotExists(name);
        return Tables.GetTableClient(name);
    }

    public QueueClient NewQueue(string name = "messages")
    {
        QueueClient queue = Queues.GetQueueClient(name);
        queue.Create();
        return queue;
    }
}
