namespace Microsoft.DurableTask.Client;

/// <summary>The output to leave on a terminated instance, and whether its sub-orchestrations end with it.</summary>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
