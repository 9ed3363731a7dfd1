using System.Globalization;
using Marketplace.Benchmarks.Counting;

namespace Marketplace.Benchmarks.Report;

/// <summary>Prints a report.</summary>
internal static class ReportPrinter
{
    public static void Print(BenchReport report, TextWriter output)
    {
        output.WriteLine($"\n{report.Machine}");
        int fewest = report.Costs.Min(cost => cost.OpenEscrows);
        foreach (OrderCost cost in report.Costs.Where(cost => cost.OpenEscrows == fewest).DistinctBy(cost => cost.Story))
        {
            PrintSteps(cost, output);
        }

        TextTable.Write(output, ["storage requests an order", "storage", "open escrows", "all", "actions", "modelled hub"], report.Costs.Select(cost => new[]
        {
            cost.Story, cost.Storage, Number(cost.OpenEscrows), Number(cost.Total), Number(cost.Hub.Actions), Number(HubModel.Of(cost.Hub).Total),
        }));
        TextTable.Write(output, ["endpoint", "storage", "p50 ms", "p99 ms", "raw p50", "raw p99", "ratio p50", "ratio p99"], report.Endpoints.Select(time => new[]
        {
            time.Endpoint, time.Storage, Number(time.P50Ms), Number(time.P99Ms), Number(time.RawP50Ms), Number(time.RawP99Ms), Number(time.P50Ratio), Number(time.P99Ratio),
        }));
        TextTable.Write(output, ["measured", ""],
        [
            ["orders/s, placed to credited, HTTP on Azurite", Number(report.OrdersASecondOnAzurite)],
            ["orders/s, one thread, storage in memory", Number(report.OrdersASecondInMemory)],
            ["bytes an open escrow, local engine", Number(report.BytesAnOpenEscrow)],
            ["ms from start to first answer", Number(report.StartUpMilliseconds)],
            .. report.Replay.Select(replay => new[] { $"ms a turn after {replay.Events} events", Number(replay.MillisecondsATurn) }),
        ]);
        if (report.Cpu is { } cpu)
        {
            TextTable.Write(output, ["on one core", "operations/s", "bytes each"], cpu.Select(time => new[] { time.Name, Number(time.OperationsASecond), Number(time.BytesAnOperation) }));
        }

        output.WriteLine($"\nbench: {report.HappyPath} storage requests for a completed order, {Number(report.Growth)} times that with {Number(report.Costs.Max(cost => cost.OpenEscrows))} escrows open");
    }

    private static void PrintSteps(OrderCost cost, TextWriter output)
    {
        string[] resources = [.. cost.Calls.Select(call => call.Resource).Distinct()];
        IEnumerable<string[]> rows = cost.Calls.GroupBy(call => call.Step).Select(step => Row(step.Key, resources, [.. step]));
        TextTable.Write(output, [cost.Story, .. resources, "all"], [.. rows, Row("together", resources, cost.Calls)]);
    }

    private static string[] Row(string name, string[] resources, IReadOnlyCollection<CallCount> calls)
    {
        string Sum(IEnumerable<CallCount> some) => some.Sum(call => call.Count) is var sum and > 0 ? Number(sum) : "";
        return [name, .. resources.Select(resource => Sum(calls.Where(call => call.Resource == resource))), Sum(calls)];
    }

    // Three digits: no more is known of times.
    private static string Number(double value) => value switch
    {
        >= 1_000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
