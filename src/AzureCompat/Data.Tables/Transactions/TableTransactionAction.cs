#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

namespace Azure.Data.Tables;

/// <summary>One row's part in a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>An action without a condition.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An action that, for updates and deletes, needs the stored row to be at <paramref name="etag"/>.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The row to do it with.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that the stored row must have; default for none.</summary>
    public ETag ETag { get; }
}
