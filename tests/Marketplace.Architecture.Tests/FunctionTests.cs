using System.Reflection;
using Marketplace.Architecture.Tests.Rules;
using Marketplace.Functions;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Marketplace.Architecture.Tests;

public sealed class FunctionTests
{
    private static readonly IReadOnlyList<MethodInfo> _functions = [.. FunctionRules.FunctionsOf(typeof(MarketplaceApp).Assembly.GetTypes())];
    private static readonly IReadOnlyList<MethodInfo> _planted = [.. FunctionRules.FunctionsOf([typeof(Planted)])];

    [Fact]
    public void Functions_AreFound() => Assert.True(_functions.Count > 20);

    [Fact]
    public void HttpFunctions_AllSayWhoMayCall() => Assert.Empty(FunctionRules.HttpFunctionsWithoutAccess(_functions));

    [Fact]
    public void HttpFunctions_Planted_OneWithoutAccessIsFound() => Assert.Equal(["Forgotten"], FunctionRules.HttpFunctionsWithoutAccess(_planted));

    [Fact]
    public void Roles_AreNamedForStaffOnly() => Assert.Empty(FunctionRules.RolesOutOfPlace(_functions));

    [Fact]
    public void Roles_Planted_StaffWithoutRolesIsFound() => Assert.Equal(["NoRoles"], FunctionRules.RolesOutOfPlace(_planted));

    [Fact]
    public void HttpFunctions_DoNotRelyOnHostKeys() => Assert.Empty(FunctionRules.FunctionsBehindHostKeys(_functions));

    [Fact]
    public void HttpFunctions_Planted_OneBehindAKeyIsFound() => Assert.Equal(["NoRoles"], FunctionRules.FunctionsBehindHostKeys(_planted));

    [Fact]
    public void Orchestrators_AreNamedSo() => Assert.Empty(FunctionRules.MisnamedOrchestrators(_functions));

    [Fact]
    public void Orchestrators_Planted_AMisnamedOneIsFound() => Assert.Equal(["DoesThings"], FunctionRules.MisnamedOrchestrators(_planted));

    [Fact]
    public void NamesAndRoutes_AreUnique() => Assert.Empty(FunctionRules.Doubled(_functions));

    [Fact]
    public void NamesAndRoutes_Planted_ADoubledRouteIsFound() => Assert.Equal(["get things/{}"], FunctionRules.Doubled(_planted));

    [Fact]
    public void QueuesAndTables_AreNamedByTheRule() => Assert.Empty(FunctionRules.MisnamedStorage(MarketQueues.Names, MarketTables.Names));

    [Fact]
    public void QueuesAndTables_Planted_MisnamedOnesAreFound() =>
        Assert.Equal(["OrderEvents", "order_index"], FunctionRules.MisnamedStorage(["OrderEvents"], ["order_index"]));

    [Fact]
    public void Tables_AllOfThemAreListedForProvisioning() => Assert.Equal(
        MarketTables.Names.Order(),
        typeof(MarketTables).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order());

    private sealed class Planted
    {
        [Function("Forgotten")]
        public static void Forgotten([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id}")] HttpRequest request) => _ = request;

        [Function("NoRoles"), Access(Caller.Staff)]
        public static void NoRoles([HttpTrigger(AuthorizationLevel.Function, "get", Route = "things/{name}")] HttpRequest request) => _ = request;

        [Function("DoesThings")]
        public static void DoesThings([OrchestrationTrigger] TaskOrchestrationContext context) => _ = context;
    }
}
