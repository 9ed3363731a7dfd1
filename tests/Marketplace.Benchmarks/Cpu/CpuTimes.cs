using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Marketplace.Benchmarks.Cpu;

/// <summary>How fast something is that needs nothing but the processor.</summary>
/// <param name="Name">What.</param>
/// <param name="OperationsASecond">How often on one core.</param>
/// <param name="BytesAnOperation">What it allocates.</param>
internal sealed record CpuTime(string Name, double OperationsASecond, double BytesAnOperation);

/// <summary>Runs the benchmarks in this process.</summary>
internal static class CpuTimes
{
    private const double NanosecondsASecond = 1e9;

    public static IReadOnlyList<CpuTime> Run(string artifacts)
    {
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(artifacts)
            .WithOptions(ConfigOptions.DisableLogFile);
        return [.. BenchmarkRunner.Run<DomainBenchmarks>(config).Reports.Select(Read)];
    }

    private static CpuTime Read(BenchmarkReport report) => new(
        report.BenchmarkCase.Descriptor.WorkloadMethod.Name.Replace('_', ' '),
        NanosecondsASecond / report.ResultStatistics!.Mean,
        report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
}
