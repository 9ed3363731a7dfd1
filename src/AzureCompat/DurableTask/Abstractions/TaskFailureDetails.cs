using System.Diagnostics.CodeAnalysis;
using DurableTask.Core;
using DurableTask.Core.Exceptions;

namespace Microsoft.DurableTask;

/// <summary>A failure as data: what is kept of an exception when it crosses a durable boundary.</summary>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    /// <summary>True when the failure was an exception of type <typeparamref name="T"/> or derived from it.</summary>
    public bool IsCausedBy<T>()
        where T : Exception
        => IsCausedBy(typeof(T));

    /// <summary>True when the failure was of the given exception type or derived from it; false when the type is unknown here.</summary>
    /// <exception cref="ArgumentException">The type is not an exception type.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"'{targetBaseExceptionType}' is not an exception type.", nameof(targetBaseExceptionType));
        }

        return FailureTypes.Find(ErrorType, targetBaseExceptionType) is { } found && targetBaseExceptionType.IsAssignableFrom(found);
    }

    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Describe(exception);
    }

    [return: NotNullIfNotNull(nameof(core))]
    internal static TaskFailureDetails? FromCore(FailureDetails? core) => core is null
        ? null
        : new TaskFailureDetails(core.ErrorType, core.ErrorMessage, core.StackTrace, FromCore(core.InnerFailure), core.Properties);

    [return: NotNullIfNotNull(nameof(exception))]
    private static TaskFailureDetails? Describe(Exception? exception) => exception switch
    {
        null => null,
        OrchestrationException known => new TaskFailureDetails(
            known.FailureDetails?.ErrorType ?? "(unknown)",
            known.FailureDetails?.ErrorMessage ?? "(unknown)",
            known.FailureDetails?.StackTrace,
            FromCore(known.FailureDetails?.InnerFailure) ?? Describe(known.InnerException),
            known.FailureDetails?.Properties),
        _ => new TaskFailureDetails(
            exception.GetType().ToString(), exception.Message, exception.StackTrace, Describe(exception.InnerException), null),
    };
}
