using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>A write of a transaction that could not be carried out; none of the others was.</summary>
internal sealed class FailedWrite(int index, ServiceError error) : Exception(error.Message)
{
    public int Index => index;

    public ServiceError Error => error;
}

/// <summary>Carries out writes, all or none.</summary>
internal sealed class TableWriter(TimeProvider time)
{
    private const string DataServiceId = "DataServiceId";

    private long _lastTicks;

    /// <summary>Carries the writes out together; one alone is answered by its own error.</summary>
    /// <exception cref="FailedWrite">One of several cannot be carried out.</exception>
    /// <exception cref="ServiceError">The only one cannot be carried out.</exception>
    public IReadOnlyList<RowChange> Apply(Table table, IReadOnlyList<TableWrite> writes)
    {
        List<RowChange> changes = new(writes.Count);
        for (int i = 0; i < writes.Count; i++)
        {
            try
            {
                changes.Add(Prepare(table, writes[i]));
            }
            catch (ServiceError error) when (writes.Count > 1)
            {
                throw new FailedWrite(i, error);
            }
        }

        foreach (RowChange change in changes)
        {
            if (change.After is { } row)
            {
                table.Put(row);
            }
            else
            {
                table.Remove(change.PartitionKey, change.RowKey);
            }
        }

        return changes;
    }

    /// <summary>The answer to a write that was carried out.</summary>
    public static ServiceReply ReplyTo(TableWrite write, RowChange change)
    {
        if (change.After is not { } row)
        {
            return new ServiceReply(204);
        }

        ServiceReply reply = new ServiceReply(write.WantsEntity ? 201 : 204).With("ETag", row.ETag);
        return write.Kind != WriteKind.Insert ? reply
            : write.WantsEntity ? reply.With("application/json;odata=minimalmetadata", row.Json.ToArray())
            : reply.With("Preference-Applied", "return-no-content").With(DataServiceId, $"PartitionKey='{row.PartitionKey}',RowKey='{row.RowKey}'");
    }

    private RowChange Prepare(Table table, TableWrite write)
    {
        Row? before = table.Find(write.PartitionKey, write.RowKey);
        if (write.Kind == WriteKind.Insert)
        {
            return before is null ? new(null, Make(write, null)) : throw new ServiceError(409, "EntityAlreadyExists", "The specified entity already exists.");
        }

        if (write.IfMatch is not null && before is null)
        {
            throw new ServiceError(404, "ResourceNotFound", "The specified resource does not exist.");
        }

        if (write.IfMatch is { } version && version != "*" && version != before!.ETag)
        {
            throw new ServiceError(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");
        }

        return write.Kind == WriteKind.Delete ? new(before, null) : new(before, Make(write, before));
    }

    private Row Make(TableWrite write, Row? before)
    {
        Dictionary<string, PropertyValue> properties = write.Properties;
        if (write.Kind == WriteKind.Merge && before is not null)
        {
            properties = new(before.Properties, StringComparer.Ordinal);
            foreach ((string name, PropertyValue value) in write.Properties)
            {
                properties[name] = value;
            }

            RowLimits.CheckProperties(write.PartitionKey, write.RowKey, properties);
        }

        return new(write.PartitionKey, write.RowKey, properties, NextTime());
    }

    // A version is a time, and no two versions are the same, however still the clock stands.
    private DateTime NextTime()
    {
        _lastTicks = Math.Max(_lastTicks + 1, time.GetUtcNow().UtcTicks);
        return new DateTime(_lastTicks, DateTimeKind.Utc);
    }
}
