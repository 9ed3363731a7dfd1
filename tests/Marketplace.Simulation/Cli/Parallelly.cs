namespace Marketplace.Simulation.Cli;

/// <summary>Worlds know nothing of each other: as many run at the same time as there are processors, each on one thread of its own.</summary>
internal static class Parallelly
{
    /// <summary>The results in the order of the items, each as soon as those before it are there.</summary>
    public static IEnumerable<TResult> Run<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> run) => items
        .AsParallel().AsOrdered()
        .WithDegreeOfParallelism(Environment.ProcessorCount)
        .WithMergeOptions(ParallelMergeOptions.NotBuffered)
        .Select(run);
}
