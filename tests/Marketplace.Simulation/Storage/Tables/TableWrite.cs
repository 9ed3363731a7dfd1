namespace Marketplace.Simulation.Storage.Tables;

/// <summary>What a write does.</summary>
internal enum WriteKind
{
    Insert,
    Replace,
    Merge,
    Delete,
}

/// <summary>A write of one entity, alone or in a transaction.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="PartitionKey">The entity's partition.</param>
/// <param name="RowKey">The entity.</param>
/// <param name="Properties">Its properties without keys.</param>
/// <param name="IfMatch">The version that has to be there; null for an upsert.</param>
/// <param name="WantsEntity">Whether an insert is answered with the entity.</param>
internal sealed record TableWrite(
    WriteKind Kind, string PartitionKey, string RowKey, Dictionary<string, PropertyValue> Properties, string? IfMatch, bool WantsEntity);

/// <summary>A row before and after a committed write.</summary>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record RowChange(Row? Before, Row? After)
{
    /// <summary>Its partition.</summary>
    public string PartitionKey => (After ?? Before)!.PartitionKey;

    /// <summary>Its row key.</summary>
    public string RowKey => (After ?? Before)!.RowKey;
}
