using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Tests.Support;

/// <summary>Gets hold of the durable client in the one way that functions can: by being bound to it.</summary>
public sealed class DurableProbe
{
    private DurableTaskClient? _client;

    internal DurableTaskClient Client => _client ?? throw new InvalidOperationException("The host has not started.");

    internal void Found(DurableTaskClient client) => _client = client;
}

public sealed class DurableProbeFunction(DurableProbe probe)
{
    [Function(nameof(DurableProbeFunction))]
    public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer, [DurableClient] DurableTaskClient client) => probe.Found(client);
}
