namespace Azure.Data.Tables;

/// <summary>What an update does with stored properties that the entity at hand does not have.</summary>
public enum TableUpdateMode
{
    /// <summary>Keeps them.</summary>
    Merge = 0,

    /// <summary>Drops them.</summary>
    Replace = 1,
}
