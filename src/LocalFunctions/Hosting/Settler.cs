using LocalFunctions.Invocation;

namespace LocalFunctions.Hosting;

/// <summary>Asks every source for work, until a round finds none.</summary>
internal sealed class Settler(WorkMeter meter, IEnumerable<IWorkSource> sources) : ISettle
{
    private readonly IWorkSource[] _sources = [.. sources];

    public async Task SettleAsync(CancellationToken cancellationToken = default)
    {
        meter.BeginSettling();
        try
        {
            await LookUntilNothingHappensAsync(cancellationToken);
        }
        finally
        {
            meter.EndSettling();
        }
    }

    private async Task LookUntilNothingHappensAsync(CancellationToken cancellationToken)
    {
        long started;
        do
        {
            await meter.WhenIdleAsync(cancellationToken);
            started = meter.Started;
            await Task.WhenAll(_sources.Select(source => source.LookAsync(cancellationToken)));
        }
        while (!meter.IsIdle || meter.Started != started);
    }
}
