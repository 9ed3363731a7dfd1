using System.Collections.Concurrent;
using LocalFunctions.Durable;
using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Functions.Escrow;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace Marketplace.Functions.Tests.Escrow;

/// <summary>The real orchestrator over a truth that a test scripts.</summary>
internal sealed class EscrowFunctions : IDurableFunctions
{
    /// <summary>Every activity run, in order of beginning.</summary>
    public ConcurrentQueue<string> Ran { get; } = new();

    /// <summary>What enforcing the deadline finds; may wait.</summary>
    public required Func<Task<EscrowStatus>> EnforceAsync { get; set; }

    /// <summary>How often a transfer fails before it succeeds.</summary>
    public int TransferFailures { get; set; }

    public bool HasOrchestrator(string name) => name == nameof(EscrowOrchestrator);

    public bool HasActivity(string name) => name is nameof(EnforceDeadline) or nameof(TransferMoney.CreditSeller) or nameof(TransferMoney.RefundBuyer);

    public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        await EscrowOrchestrator.RunAsync(context);
        return null;
    }

    public async Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken)
    {
        if (name == nameof(EnforceDeadline))
        {
            Ran.Enqueue(name);
            Assert.NotNull(IdText.TryParse<OrderId>(JsonDataConverter.Default.Deserialize<string>(input)));
            return JsonDataConverter.Default.Serialize(await EnforceAsync());
        }

        Ran.Enqueue($"{name}[{JsonDataConverter.Default.Deserialize<TransferInput>(input)!.Index}]");
        if (TransferFailures-- > 0)
        {
            throw new InvalidOperationException("The provider does not answer.");
        }

        return "null";
    }
}
