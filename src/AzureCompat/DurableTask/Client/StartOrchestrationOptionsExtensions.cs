namespace Microsoft.DurableTask.Client;

public static class StartOrchestrationOptionsExtensions
{
    /// <summary>A copy of the options under which an existing instance in one of these statuses refuses the start.</summary>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
        => options with { DedupeStatuses = dedupeStatuses.Select(status => status.ToString()).ToList() };
}
