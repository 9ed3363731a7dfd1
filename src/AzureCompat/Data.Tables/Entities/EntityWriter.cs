using System.Buffers;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>Writes a row as the JSON that the table service takes: values that JSON has no type for get a type annotation.</summary>
internal static class EntityWriter
{
    public static void Write(IBufferWriter<byte> buffer, ITableEntity entity)
    {
        using Utf8JsonWriter writer = new(buffer);
        writer.WriteStartObject();
        if (entity is IDictionary<string, object?> properties)
        {
            WriteDictionary(writer, properties);
        }
        else
        {
            WriteObject(writer, entity);
        }

        writer.WriteEndObject();
    }

    private static void WriteDictionary(Utf8JsonWriter writer, IDictionary<string, object?> properties)
    {
        foreach ((string name, object? value) in properties)
        {
            if (name is PropertyNames.ETagOnWire or PropertyNames.Timestamp)
            {
                continue;
            }

            if (value is Enum)
            {
                throw new NotSupportedException($"'{name}' is an enum: only entity classes can hold those.");
            }

            writer.WritePropertyName(name);
            ValueWriter.Write(writer, value);
            if (ValueWriter.TypeOf(value) is { } type)
            {
                writer.WriteString(name + PropertyNames.TypeSuffix, type);
            }
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, ITableEntity entity)
    {
        foreach (EntityMember member in EntityShape.Of(entity.GetType()).Written)
        {
            object? value = member.Get(entity);
            writer.WritePropertyName(member.Name);
            ValueWriter.Write(writer, value);
            if (ValueWriter.TypeOf(value) is { } type)
            {
                writer.WriteString(member.TypeName, type);
            }
        }
    }
}
