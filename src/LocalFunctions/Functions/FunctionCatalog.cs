using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace LocalFunctions.Functions;

/// <summary>All functions of the app, by name.</summary>
internal sealed class FunctionCatalog
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, LocalFunction> _byName;

    private FunctionCatalog(Dictionary<string, LocalFunction> byName) => _byName = byName;

    public IEnumerable<LocalFunction> All => _byName.Values;

    public static FunctionCatalog Find(IEnumerable<Assembly> assemblies, Predicate<Type>? include)
    {
        // The Functions host does not tell names apart by case.
        Dictionary<string, LocalFunction> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach ((MethodInfo method, string name) in assemblies.Distinct().SelectMany(assembly => MethodsOf(assembly, include)))
        {
            if (!byName.TryAdd(name, new LocalFunction(method, name)))
            {
                throw new InvalidOperationException($"Two functions are named '{name}': {byName[name].EntryPoint} and {method.DeclaringType}.{method.Name}.");
            }
        }

        return new FunctionCatalog(byName);
    }

    public IEnumerable<LocalFunction> Of(string triggerType) => All.Where(function => function.Trigger.Type == triggerType);

    public LocalFunction? Find(string name, string triggerType) =>
        _byName.TryGetValue(name, out LocalFunction? function) && function.Trigger.Type == triggerType ? function : null;

    private static IEnumerable<(MethodInfo Method, string Name)> MethodsOf(Assembly assembly, Predicate<Type>? include) =>
        from type in assembly.GetTypes()
        where include is null || include(type)
        from method in type.GetMethods(AnyMethod)
        let attribute = method.GetCustomAttribute<FunctionAttribute>()
        where attribute is not null
        select (method, attribute.Name);
}
