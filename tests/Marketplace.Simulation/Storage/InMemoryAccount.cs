using Azure.Core.Pipeline;
using Marketplace.Simulation.Storage.Http;
using Marketplace.Simulation.Storage.Queues;
using Marketplace.Simulation.Storage.Tables;

namespace Marketplace.Simulation.Storage;

/// <summary>
/// A storage account in memory: the table and queue services as clients see them through HTTP, as strict as the documented service.
/// Set <see cref="TableTransport"/> and <see cref="QueueTransport"/> as the transports of the clients' options; every call then completes
/// synchronously on the caller's thread. Not safe for concurrent use.
/// </summary>
public sealed class InMemoryAccount
{
    /// <summary>The account's name.</summary>
    public const string Name = "simulated";

    private const string Key = "c2ltdWxhdGVkIGtleTogaXQgcHJvdGVjdHMgbm90aGluZw==";

    /// <param name="time">Dates of rows, messages and answers.</param>
    /// <param name="quirks">What the service may do and mostly does not; none when null.</param>
    public InMemoryAccount(TimeProvider time, ServiceQuirks? quirks = null)
    {
        Tables = new TableService(time, quirks ?? ServiceQuirks.None);
        Queues = new QueueService(time, quirks ?? ServiceQuirks.None);
        TableTransport = new ServiceTransport(Tables.Handle, time);
        QueueTransport = new ServiceTransport(Queues.Handle, time);
    }

    /// <summary>The tables.</summary>
    public TableService Tables { get; }

    /// <summary>The queues.</summary>
    public QueueService Queues { get; }

    /// <summary>For <c>TableClientOptions.Transport</c>.</summary>
    public HttpPipelineTransport TableTransport { get; }

    /// <summary>For <c>QueueClientOptions.Transport</c>.</summary>
    public HttpPipelineTransport QueueTransport { get; }

    /// <summary>Its connection string; nothing listens at its addresses.</summary>
    public static string ConnectionString =>
        $"DefaultEndpointsProtocol=https;AccountName={Name};AccountKey={Key};" +
        $"TableEndpoint=https://{Name}.table.core.windows.net;QueueEndpoint=https://{Name}.queue.core.windows.net";
}
