using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>A built app: its services work, but nothing can start it here.</summary>
internal sealed class HostWithoutFunctions(IHost inner) : IHost
{
    public IServiceProvider Services => inner.Services;

    public Task StartAsync(CancellationToken cancellationToken = default) =>
        throw new PlatformNotSupportedException("AzureCompat has no Functions host: run ./market run, or build with the official packages");

    public Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    public void Dispose() => inner.Dispose();
}
