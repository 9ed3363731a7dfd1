namespace Microsoft.DurableTask.Client;

/// <summary>Where an orchestration instance is in its life.</summary>
public enum OrchestrationRuntimeStatus
{
    Running,
    Completed,

    [Obsolete("Exists for compatibility only; an instance that continues as new stays Running.")]
    ContinuedAsNew,
    Failed,

    [Obsolete("Exists for compatibility only.")]
    Canceled,
    Terminated,
    Pending,
    Suspended,
}
