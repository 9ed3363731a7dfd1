namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails with 409 when the row exists.</summary>
    Add = 0,

    /// <summary>Merges into a row that must exist (and match the action's ETag, when it has one).</summary>
    UpdateMerge = 1,

    /// <summary>Replaces a row that must exist (and match the action's ETag, when it has one).</summary>
    UpdateReplace = 2,

    /// <summary>Deletes a row that must exist (and match the action's ETag, when it has one).</summary>
    Delete = 3,

    /// <summary>Inserts, or merges into the row that exists.</summary>
    UpsertMerge = 4,

    /// <summary>Inserts, or replaces the row that exists.</summary>
    UpsertReplace = 5,
}
