namespace Marketplace.Infra.Tests.Support;

/// <summary>Both environments, planned once for all tests.</summary>
public sealed class PlanFixture : IAsyncLifetime
{
    public Plan Dev { get; private set; } = null!;

    public Plan Prod { get; private set; } = null!;

    public IEnumerable<Plan> Both => [Dev, Prod];

    public async Task InitializeAsync()
    {
        Dev = await Planner.PlanAsync(Planner.Dev);
        Prod = await Planner.PlanAsync(Planner.Prod);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>Shares the plans among test classes.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPlans : ICollectionFixture<PlanFixture>
{
    public const string Name = "Plans";
}
