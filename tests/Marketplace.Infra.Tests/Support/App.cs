using System.Reflection;
using Marketplace.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infra.Tests.Support;

/// <summary>What the deployable's assembly says of itself.</summary>
public static class App
{
    private const BindingFlags Anything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Assembly _assembly = typeof(MarketplaceApp).Assembly;

    private static readonly IReadOnlyList<MethodInfo> _functions =
        [.. _assembly.GetTypes().SelectMany(type => type.GetMethods(Anything)).Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)];

    public static IReadOnlyList<string> Functions { get; } = [.. _functions.Select(NameOf)];

    public static IReadOnlyList<string> Timers { get; } = [.. With<TimerTriggerAttribute>().Select(trigger => trigger.Function)];

    /// <summary>Whether any function is a part of an orchestration.</summary>
    public static bool IsDurable { get; } = With<OrchestrationTriggerAttribute>().Any();

    public static IReadOnlyList<QueueTriggerAttribute> QueueTriggers { get; } = [.. With<QueueTriggerAttribute>().Select(trigger => trigger.Trigger)];

    /// <summary>The named events that the app logs for alerts.</summary>
    public static IReadOnlyList<EventId> LogEvents { get; } =
    [
        .. _assembly.GetTypes().SelectMany(type => type.GetFields(Anything)).Where(field => field.IsStatic && field.FieldType == typeof(EventId))
            .Select(field => (EventId)field.GetValue(null)!),
    ];

    private static IEnumerable<(string Function, TTrigger Trigger)> With<TTrigger>()
        where TTrigger : Attribute =>
        from function in _functions
        from parameter in function.GetParameters()
        let trigger = parameter.GetCustomAttribute<TTrigger>()
        where trigger is not null
        select (NameOf(function), trigger);

    private static string NameOf(MethodInfo function) => function.GetCustomAttribute<FunctionAttribute>()!.Name;
}
