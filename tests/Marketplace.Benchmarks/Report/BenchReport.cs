using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Benchmarks.Counting;
using Marketplace.Benchmarks.Cpu;
using Marketplace.Benchmarks.Live;

namespace Marketplace.Benchmarks.Report;

/// <summary>Everything that a run measured.</summary>
internal sealed record BenchReport
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Where it was measured: times are this machine's, counts are everywhere the same.</summary>
    public string Machine { get; } = $"{Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, Azurite on the same cores";

    /// <summary>Storage requests an order, by story, storage and how many others were open.</summary>
    public required IReadOnlyList<OrderCost> Costs { get; init; }

    /// <summary>What its orchestration would add on Durable Functions' Azure Storage backend, by story: a model.</summary>
    public IReadOnlyDictionary<string, HubModel> HubModel => Costs.DistinctBy(cost => cost.Story).ToDictionary(cost => cost.Story, cost => Counting.HubModel.Of(cost.Hub));

    /// <summary>The happy path with the most escrows open against that with the fewest; 1 is flat.</summary>
    public double Growth => Happy(Costs.Max(cost => cost.OpenEscrows)) / (double)Happy(Costs.Min(cost => cost.OpenEscrows));

    public required IReadOnlyList<EndpointTime> Endpoints { get; init; }

    public required double OrdersASecondOnAzurite { get; init; }

    public required double OrdersASecondInMemory { get; init; }

    public required double BytesAnOpenEscrow { get; init; }

    public required double StartUpMilliseconds { get; init; }

    public required IReadOnlyList<ReplayTime> Replay { get; init; }

    /// <summary>Null in a quick run.</summary>
    public IReadOnlyList<CpuTime>? Cpu { get; init; }

    /// <summary>The requests of a happy path.</summary>
    public int HappyPath => Happy(Costs.Min(cost => cost.OpenEscrows));

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(this, _json));
    }

    private int Happy(int open) => Costs.Where(cost => cost.OpenEscrows == open && cost.Story == Stepped.Story.Happy.Name).Max(cost => cost.Total);
}
