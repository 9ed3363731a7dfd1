using System.Reflection;
using System.Text.RegularExpressions;
using Marketplace.Functions.Platform.Access;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Architecture.Tests.Rules;

/// <summary>What every function must have.</summary>
public static partial class FunctionRules
{
    public static IEnumerable<MethodInfo> FunctionsOf(IEnumerable<Type> types) =>
        types.SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null);

    /// <summary>The door is closed by default; leaving the attribute out is not how a function is meant to be closed.</summary>
    public static IEnumerable<string> HttpFunctionsWithoutAccess(IEnumerable<MethodInfo> functions) => functions
        .Where(IsHttp)
        .Where(function => function.GetCustomAttribute<AccessAttribute>() is null)
        .Select(NameOf);

    /// <summary>Staff means named roles; anyone else has none.</summary>
    public static IEnumerable<string> RolesOutOfPlace(IEnumerable<MethodInfo> functions) => functions
        .Where(function => function.GetCustomAttribute<AccessAttribute>() is { } access && (access.Caller == Caller.Staff) != (access.Roles.Count > 0))
        .Select(NameOf);

    /// <summary>The host's own keys are not how this app is opened.</summary>
    public static IEnumerable<string> FunctionsBehindHostKeys(IEnumerable<MethodInfo> functions) => functions
        .Where(function => TriggerOf(function) is { AuthLevel: not AuthorizationLevel.Anonymous })
        .Select(NameOf);

    /// <summary>Orchestrators say so; activities are a verb and an object.</summary>
    public static IEnumerable<string> MisnamedOrchestrators(IEnumerable<MethodInfo> functions) => functions
        .Where(function => function.GetParameters().Any(parameter => parameter.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null))
        .Where(function => !NameOf(function).EndsWith("Orchestrator", StringComparison.Ordinal))
        .Select(NameOf);

    /// <summary>Function names and routes are unique.</summary>
    public static IEnumerable<string> Doubled(IEnumerable<MethodInfo> functions)
    {
        MethodInfo[] all = [.. functions];
        IEnumerable<string> names = all.Select(NameOf);
        IEnumerable<string> routes = all.Where(IsHttp).SelectMany(function => TriggerOf(function)!.Methods!.Select(method => $"{method} {RouteShape(TriggerOf(function)!.Route!)}"));
        return names.Concat(routes).GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);
    }

    /// <summary>Queues are kebab-case plurals, tables PascalCase (style.md).</summary>
    public static IEnumerable<string> MisnamedStorage(IEnumerable<string> queues, IEnumerable<string> tables) =>
        queues.Where(queue => !QueueName().IsMatch(queue)).Concat(tables.Where(table => !TableName().IsMatch(table)));

    private static bool IsHttp(MethodInfo function) => TriggerOf(function) is not null;

    private static HttpTriggerAttribute? TriggerOf(MethodInfo function) =>
        function.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(trigger => trigger is not null);

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static string RouteShape(string route) => Parameter().Replace(route, "{}");

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*s$")]
    private static partial Regex QueueName();

    [GeneratedRegex("^([A-Z][a-z]+)+$")]
    private static partial Regex TableName();
}
