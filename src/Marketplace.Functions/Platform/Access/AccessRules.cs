using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Platform.Access;

/// <summary>What a function says of who may call it.</summary>
/// <param name="Access">Its access attribute; null closes it.</param>
/// <param name="NeedsGrant">Whether it also takes a payment grant.</param>
internal sealed record AccessRule(AccessAttribute? Access, bool NeedsGrant);

/// <summary>Finds a function's access attributes from what the worker knows of it.</summary>
internal sealed class AccessRules
{
    private readonly ConcurrentDictionary<string, AccessRule> _rules = new(StringComparer.Ordinal);

    /// <summary>Whether the function is called over HTTP.</summary>
    public static bool IsHttp(FunctionDefinition function) =>
        function.InputBindings.Values.Any(binding => binding.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase));

    /// <summary>The function's rule; one without access closes it.</summary>
    public AccessRule Of(FunctionDefinition function) => _rules.GetOrAdd(function.EntryPoint, Find);

    private static AccessRule Find(string entryPoint)
    {
        int dot = entryPoint.LastIndexOf('.');
        MethodInfo? method = typeof(AccessRules).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..]);
        return new(method?.GetCustomAttribute<AccessAttribute>(), method?.IsDefined(typeof(NeedsPaymentGrantAttribute)) == true);
    }
}
