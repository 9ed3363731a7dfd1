using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>Finds the exception type that a failure names, among the assemblies loaded here.</summary>
internal static class FailureTypes
{
    public static Type? Find(string errorType, Type near)
    {
        if (string.IsNullOrEmpty(errorType))
        {
            return null;
        }

        return Type.GetType(errorType, throwOnError: false)
            ?? near.Assembly.GetType(errorType, throwOnError: false)
            ?? FindAnywhere(errorType);
    }

    private static Type? FindAnywhere(string errorType)
    {
        List<Type> matches = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(errorType, throwOnError: false))
            .OfType<Type>()
            .ToList();
        return matches.Count <= 1
            ? matches.FirstOrDefault()
            : throw new AmbiguousMatchException($"More than one loaded assembly has an exception type named '{errorType}'.");
    }
}
