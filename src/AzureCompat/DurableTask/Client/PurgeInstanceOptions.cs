namespace Microsoft.DurableTask.Client;

/// <summary>Whether a purge takes an instance's sub-orchestrations with it.</summary>
public record PurgeInstanceOptions(bool Recursive = false);
