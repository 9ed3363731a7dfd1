using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LocalFunctions.Functions;

/// <summary>The type names of bindings, as the Functions host writes them.</summary>
internal static class BindingType
{
    public const string Http = "httpTrigger";
    public const string Queue = "queueTrigger";
    public const string Timer = "timerTrigger";
    public const string EventGrid = "eventGridTrigger";
    public const string Orchestration = "orchestrationTrigger";
    public const string Activity = "activityTrigger";

    private const string Suffix = "Attribute";

    /// <summary>The attribute's name with a small first letter and without "Attribute": the rule of the vendor's build.</summary>
    public static string Of(BindingAttribute attribute)
    {
        string name = attribute.GetType().Name;
        name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
