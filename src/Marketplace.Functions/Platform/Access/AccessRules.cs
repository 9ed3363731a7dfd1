using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Platform.Access;

/// <summary>Finds a function's access attribute from what the worker knows of it.</summary>
internal sealed class AccessRules
{
    private readonly ConcurrentDictionary<string, AccessAttribute?> _rules = new(StringComparer.Ordinal);

    /// <summary>Whether the function is called over HTTP.</summary>
    public static bool IsHttp(FunctionDefinition function) =>
        function.InputBindings.Values.Any(binding => binding.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase));

    /// <summary>The function's rule; null when it has none, which closes it.</summary>
    public AccessAttribute? Of(FunctionDefinition function) => _rules.GetOrAdd(function.EntryPoint, Find);

    private static AccessAttribute? Find(string entryPoint)
    {
        int dot = entryPoint.LastIndexOf('.');
        MethodInfo? method = typeof(AccessRules).Assembly.GetType(entryPoint[..dot])?.GetMethod(entryPoint[(dot + 1)..]);
        return method?.GetCustomAttribute<AccessAttribute>();
    }
}
