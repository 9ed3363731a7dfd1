using System.Diagnostics;
using Marketplace.Simulation.World;

int orders = int.Parse(args.ElementAtOrDefault(0) ?? "20");
int seed = int.Parse(args.ElementAtOrDefault(1) ?? "1");
double rate = double.Parse(args.ElementAtOrDefault(2) ?? "0");
Stopwatch watch = Stopwatch.StartNew();
using SimWorld world = new(new SimSettings { Orders = orders, Seed = seed, FaultRate = rate });
world.Run();
Console.WriteLine($"{watch.ElapsedMilliseconds} ms, {world.Kernel.Steps} steps, hash {world.Kernel.Trace.Hash}, {world.Kernel.Clock.GetUtcNow():O} violation: {world.Kernel.Violation}");
if (world.Kernel.Violation is { } v)
{
    foreach (var line in world.Kernel.Trace.Lines.Where(l => v.Subject.Length == 0 || l.Text.Contains(v.Subject)).TakeLast(60))
    {
        Console.WriteLine(line.ToString()[..Math.Min(300, line.ToString().Length)]);
    }
}
return 0;
