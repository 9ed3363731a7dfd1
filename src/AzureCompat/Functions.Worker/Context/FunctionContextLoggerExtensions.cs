using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Loggers for a run.</summary>
public static class FunctionContextLoggerExtensions
{
    /// <summary>A logger in the category of a type.</summary>
    public static ILogger<T> GetLogger<T>(this FunctionContext context) => context.InstanceServices.GetService<ILogger<T>>()!;

    /// <summary>A logger in a named category.</summary>
    public static ILogger GetLogger(this FunctionContext context, string categoryName) =>
        context.InstanceServices.GetService<ILoggerFactory>()!.CreateLogger(categoryName);
}
