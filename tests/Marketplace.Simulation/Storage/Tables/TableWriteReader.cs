using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>Reads a request that writes an entity, sent alone or as a part of a transaction.</summary>
internal static class TableWriteReader
{
    /// <exception cref="ServiceError">The request is none, or its entity is not allowed.</exception>
    public static TableWrite Read(ServiceRequest request, EntityAddress address)
    {
        WriteKind kind = (request.Method, address.PartitionKey) switch
        {
            ("POST", null) => WriteKind.Insert,
            ("PUT", not null) => WriteKind.Replace,
            ("PATCH" or "MERGE", not null) => WriteKind.Merge,
            ("DELETE", not null) => WriteKind.Delete,
            _ => throw new ServiceError(405, "MethodNotAllowed", "The resource doesn't support the specified HTTP verb."),
        };
        Dictionary<string, PropertyValue> properties = kind == WriteKind.Delete ? [] : RowJson.Read(request.Body);
        string partitionKey = Key(properties, "PartitionKey", address.PartitionKey);
        string rowKey = Key(properties, "RowKey", address.RowKey);
        properties.Remove("Timestamp");
        RowLimits.CheckKeys(partitionKey, rowKey);
        RowLimits.CheckProperties(partitionKey, rowKey, properties);
        string? ifMatch = kind == WriteKind.Insert ? null : request.Header("If-Match");
        if (kind == WriteKind.Delete && ifMatch is null)
        {
            throw new ServiceError(400, "MissingRequiredHeader", "An HTTP header that's mandatory for this request is not specified.");
        }

        bool wantsEntity = kind == WriteKind.Insert && request.Header("Prefer") != "return-no-content";
        return new(kind, partitionKey, rowKey, properties, IsVersion(ifMatch), wantsEntity);
    }

    private static string Key(Dictionary<string, PropertyValue> properties, string name, string? addressed)
    {
        string? given = null;
        if (properties.Remove(name, out PropertyValue value))
        {
            given = value.Value as string ?? throw new ServiceError(400, "PrimaryKeyPropertyIsInvalidType", "Values of primary key properties must be of type String.");
        }

        if (addressed is not null && given is not null && given != addressed)
        {
            throw new ServiceError(400, "InvalidInput", "The keys of the entity are not those of the address.");
        }

        return addressed ?? given ?? throw new ServiceError(400, "PropertiesNeedValue", "The values are not specified for all properties in the entity.");
    }

    private static string? IsVersion(string? ifMatch) =>
        ifMatch is null or "*" || (ifMatch.StartsWith("W/\"", StringComparison.Ordinal) && ifMatch.EndsWith('"'))
            ? ifMatch
            : throw new ServiceError(400, "InvalidInput", "The etag value specified in one of the request headers is not valid. Please make sure only one etag value is specified and is valid.");
}
