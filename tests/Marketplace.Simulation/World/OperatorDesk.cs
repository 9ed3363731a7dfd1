using Marketplace.Functions.Platform.Storage;
using Marketplace.Simulation.Storage.Queues;

namespace Marketplace.Simulation.World;

/// <summary>The operator who, as the runbook says, puts poison messages back once a day.</summary>
internal static class OperatorDesk
{
    private static readonly TimeSpan _rounds = TimeSpan.FromHours(20);

    /// <summary>Begins the rounds.</summary>
    public static void Start(SimWorld world) => world.Kernel.Spawn(null, "operator", () => GoRoundAsync(world));

    private static async Task GoRoundAsync(SimWorld world)
    {
        while (true)
        {
            await world.Kernel.SleepAsync(_rounds);
            foreach (string queue in MarketQueues.Names)
            {
                foreach (StoredMessage message in world.Account.Queues.TakeAll($"{queue}-poison"))
                {
                    world.Kernel.Trace.Add($"operator puts back a message of {queue}");
                    world.Account.Queues.Put(queue, message.Text);
                }
            }
        }
    }
}
