using Marketplace.Functions.Platform.Storage;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests.Rules;

/// <summary>Tables and queues: those in code are provisioned, and no others.</summary>
internal static class StorageRules
{
    public static IReadOnlyList<string> QueuesWithPoison { get; } = [.. MarketQueues.Names.Concat(MarketQueues.Names.Select(PoisonOf)).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Differences(Plan plan)
    {
        PlannedModule market = plan.Module("market");
        return Compare("table", MarketTables.Names, market.Names("tableServices", "tables"))
            .Concat(Compare("queue", QueuesWithPoison, market.Names("queueServices", "queues")));
    }

    /// <summary>Triggers' queues that the app does not list, so that nobody provisions them.</summary>
    public static IEnumerable<string> UnlistedTriggers() => App.QueueTriggers.Select(trigger => trigger.QueueName).Except(MarketQueues.Names);

    public static string PoisonOf(string queue) => $"{queue}-poison";

    private static IEnumerable<string> Compare(string kind, IReadOnlyList<string> named, IReadOnlyList<string> provisioned) =>
        named.Except(provisioned).Select(name => $"{kind} {name} is not provisioned").Concat(provisioned.Except(named).Select(name => $"no code names {kind} {name}"));
}
