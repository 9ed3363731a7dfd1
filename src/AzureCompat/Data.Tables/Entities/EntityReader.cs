using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Makes entities of the rows that the service returns.</summary>
internal static class EntityReader
{
    public static T Read<T>(Response response)
        where T : class, ITableEntity
    {
        using JsonDocument document = JsonDocument.Parse(response.Content.ToMemory());
        return Read<T>(document.RootElement);
    }

    public static List<T> ReadPage<T>(Response response)
        where T : class, ITableEntity
    {
        using JsonDocument document = JsonDocument.Parse(response.Content.ToMemory());
        JsonElement rows = document.RootElement.GetProperty("value"u8);
        List<T> entities = new(rows.GetArrayLength());
        foreach (JsonElement row in rows.EnumerateArray())
        {
            entities.Add(Read<T>(row));
        }

        return entities;
    }

    private static T Read<T>(JsonElement row)
        where T : class, ITableEntity
    {
        T entity = Activator.CreateInstance<T>();
        if (entity is IDictionary<string, object?> properties)
        {
            DictionaryReader.Read(row, properties);
        }
        else
        {
            EntityShape.Of(typeof(T)).Read(row, entity);
        }

        return entity;
    }
}
