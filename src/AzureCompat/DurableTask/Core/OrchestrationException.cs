namespace DurableTask.Core.Exceptions;

/// <summary>Base of the framework's own failures; retry policies are asked about these.</summary>
public class OrchestrationException : Exception
{
    public OrchestrationException()
    {
    }

    public OrchestrationException(string message)
        : base(message)
    {
    }

    public OrchestrationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public FailureDetails? FailureDetails { get; set; }
}
