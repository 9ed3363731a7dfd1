using Azure.Core;

namespace Azure.Data.Tables.Rest;

/// <summary>One write of one row, sent alone or as a part of a transaction.</summary>
internal sealed record EntityOperation(RequestMethod Method, ITableEntity? Body, string? PartitionKey, string? RowKey, string? IfMatch)
{
    private const string Json = "application/json";

    public static EntityOperation Insert(ITableEntity entity) => new(RequestMethod.Post, entity, null, null, null);

    public static EntityOperation Upsert(ITableEntity entity, TableUpdateMode mode) =>
        new(MethodFor(mode), entity, entity.PartitionKey, entity.RowKey, null);

    /// <summary>An update under a condition; without one it is an upsert, as the service defines it.</summary>
    public static EntityOperation Update(ITableEntity entity, TableUpdateMode mode, ETag ifMatch) =>
        new(MethodFor(mode), entity, entity.PartitionKey, entity.RowKey, ifMatch == default ? null : ifMatch.ToString());

    public static EntityOperation Delete(string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, null, partitionKey, rowKey, (ifMatch == default ? ETag.All : ifMatch).ToString());

    public static EntityOperation Of(TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => Insert(action.Entity),
        TableTransactionActionType.UpdateMerge => Update(action.Entity, TableUpdateMode.Merge, action.ETag),
        TableTransactionActionType.UpdateReplace => Update(action.Entity, TableUpdateMode.Replace, action.ETag),
        TableTransactionActionType.UpsertMerge => Upsert(action.Entity, TableUpdateMode.Merge),
        TableTransactionActionType.UpsertReplace => Upsert(action.Entity, TableUpdateMode.Replace),
        TableTransactionActionType.Delete => Delete(action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        _ => throw new InvalidOperationException($"There is no action {action.ActionType}."),
    };

    /// <summary>The headers, but for those that every request of the client has.</summary>
    public IEnumerable<(string Name, string Value)> Headers()
    {
        bool isInsert = Method == RequestMethod.Post;
        yield return ("DataServiceVersion", "3.0");
        if (isInsert)
        {
            yield return ("Prefer", "return-no-content");
        }

        if (IfMatch is not null)
        {
            yield return ("If-Match", IfMatch);
        }

        yield return ("Accept", isInsert || Body is null ? TableRest.MinimalMetadata : Json);
        if (Body is not null)
        {
            yield return ("Content-Type", isInsert ? "application/json;odata=nometadata" : Json);
        }
    }

    private static RequestMethod MethodFor(TableUpdateMode mode) => mode switch
    {
        TableUpdateMode.Merge => RequestMethod.Patch,
        TableUpdateMode.Replace => RequestMethod.Put,
        _ => throw new ArgumentException($"There is no mode {mode}.", nameof(mode)),
    };
}
