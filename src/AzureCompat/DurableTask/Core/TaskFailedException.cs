namespace DurableTask.Core.Exceptions;

/// <summary>A failed activity, before it is shown to the orchestrator as <c>Microsoft.DurableTask.TaskFailedException</c>.</summary>
public class TaskFailedException : OrchestrationException
{
    public TaskFailedException()
    {
    }

    public TaskFailedException(string reason)
        : base(reason)
    {
    }

    public TaskFailedException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }

    /// <summary>The failed task's sequence number within its orchestration.</summary>
    public int ScheduleId { get; set; }
}
