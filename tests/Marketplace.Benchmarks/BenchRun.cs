using LocalFunctions.Azurite;
using Marketplace.Benchmarks.Counting;
using Marketplace.Benchmarks.Cpu;
using Marketplace.Benchmarks.Live;
using Marketplace.Benchmarks.Report;
using Marketplace.Benchmarks.Stepped;

namespace Marketplace.Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record BenchSize(IReadOnlyList<int> OpenEscrows, int Rounds, int Orders, int Escrows, int Starts, IReadOnlyList<int> HistoryLengths, bool Cpu)
{
    /// <summary>Everything.</summary>
    public static BenchSize Full { get; } = new([100, 10_000], 300, 200, 10_000, 5, [10, 100, 1_000], Cpu: true);

    /// <summary>Under a minute: the counts are the same, the times are rough.</summary>
    public static BenchSize Quick { get; } = new([10, 100], 10, 20, 1_000, 1, [10, 100], Cpu: false);
}

/// <summary>One run over everything that is measured.</summary>
internal static class BenchRun
{
    private const int AtATime = 8;

    public static async Task<BenchReport> RunAsync(BenchSize size, TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("market-bench-");
        try
        {
            IReadOnlyList<OrderCost> costs = await CountAsync(size, folder.FullName, output);
            return await MeasureAsync(size, costs, folder.FullName, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The counts alone, on an Azurite of their own: ten thousand orders there would slow everything else down.</summary>
    public static async Task<IReadOnlyList<OrderCost>> CountAsync(BenchSize size, string folder, TextWriter output)
    {
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = Path.Combine(folder, "counted") });
        await output.WriteLineAsync("counting storage requests");
        return await CostCount.RunAsync(azurite.ConnectionString, size.OpenEscrows, output);
    }

    private static async Task<BenchReport> MeasureAsync(BenchSize size, IReadOnlyList<OrderCost> costs, string folder, TextWriter output)
    {
        await using AzuriteProcess azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = Path.Combine(folder, "timed") });
        await output.WriteLineAsync("timing start-up, endpoints and the whole flow");
        double startUp = await StartUp.MeasureAsync(azurite.ConnectionString, folder, size.Starts);
        await using LiveMarket market = await LiveMarket.StartAsync(azurite.ConnectionString, Path.Combine(folder, "market"));
        return new BenchReport
        {
            Costs = costs,
            StartUpMilliseconds = startUp,
            Endpoints = [.. await EndpointRatios.RunAsync(market, azurite.ConnectionString, size.Rounds), .. await MemoryRatios.RunAsync(size.Rounds)],
            OrdersASecondOnAzurite = await Throughput.OnAzuriteAsync(market, size.Orders, AtATime),
            OrdersASecondInMemory = await Throughput.InMemoryAsync(size.Orders),
            BytesAnOpenEscrow = await Escrows.MemoryAsync(size.Escrows),
            Replay = await Escrows.ReplayAsync(size.HistoryLengths),
            Cpu = size.Cpu ? CpuTimes.Run(Path.Combine(folder, "cpu")) : null,
        };
    }
}
