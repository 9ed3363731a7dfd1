using LocalFunctions.Functions;
using LocalFunctions.Http;
using LocalFunctions.Queues;

namespace LocalFunctions.Binding;

/// <summary>The names under which a trigger tells about itself, and which parameters may therefore carry.</summary>
internal static class BindingDataNames
{
    public const string InstanceId = "instanceId";

    public static IReadOnlyList<string> Of(LocalFunction function) => function.Trigger.Type switch
    {
        BindingType.Http => HttpRoute.ParameterNames(function),
        BindingType.Queue => QueueBindingData.Names,
        BindingType.Activity => [InstanceId],
        _ => [],
    };
}
