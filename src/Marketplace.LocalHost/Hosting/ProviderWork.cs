using LocalFunctions.Hosting;
using Marketplace.LocalHost.Sandbox;

namespace Marketplace.LocalHost.Hosting;

/// <summary>Lets a moving clock wait for webhooks that are on their way, before time goes on.</summary>
internal sealed class ProviderWork(SandboxProvider provider) : IWorkSource
{
    /// <inheritdoc/>
    public Task LookAsync(CancellationToken cancellationToken) => provider.DrainAsync().WaitAsync(cancellationToken);
}
