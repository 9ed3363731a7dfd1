namespace DurableTask.Core;

/// <summary>A failure as the underlying framework keeps it.</summary>
public class FailureDetails : IEquatable<FailureDetails>
{
    public FailureDetails(
        string errorType,
        string errorMessage,
        string? stackTrace,
        FailureDetails? innerFailure,
        bool isNonRetriable,
        IDictionary<string, object?>? properties = null)
    {
        ErrorType = errorType;
        ErrorMessage = errorMessage;
        StackTrace = stackTrace;
        InnerFailure = innerFailure;
        IsNonRetriable = isNonRetriable;
        Properties = properties;
    }

    public string ErrorType { get; }

    public string ErrorMessage { get; }

    public string? StackTrace { get; }

    public FailureDetails? InnerFailure { get; }

    /// <summary>True when trying again cannot help, as for an activity that does not exist.</summary>
    public bool IsNonRetriable { get; }

    public IDictionary<string, object?>? Properties { get; }

    /// <summary>Compares what happened and where, not whether it can be retried; the inner failure must be the same object.</summary>
    public bool Equals(FailureDetails? other) =>
        other is not null
        && ErrorType == other.ErrorType
        && ErrorMessage == other.ErrorMessage
        && StackTrace == other.StackTrace
        && ReferenceEquals(InnerFailure, other.InnerFailure);

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as FailureDetails);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ErrorType, ErrorMessage, StackTrace, InnerFailure);

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
