using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>
/// The document's schemas, taken from the serializer's own view of the types (<see cref="JsonSchemaExporter"/>), so that they say what
/// is read and written. Members that may be null are left out of answers; in requests, leaving out means the same as null.
/// </summary>
internal sealed class SchemaBook(DocComments comments, MarketPolicy policy)
{
    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _types = new(StringComparer.Ordinal);

    /// <summary>The schemas that were referred to so far, by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Schemas => _schemas;

    /// <summary>Types that requests are parsed as, and what they are made of: unknown members are refused there.</summary>
    public JsonObject ForRequest(Type type) => Refer(type, MarketJson.Requests);

    /// <summary>A type in an answer. What a request also takes keeps the schema that it has there.</summary>
    public JsonObject ForAnswer(Type type) => Refer(type, MarketJson.Responses);

    private JsonObject Refer(Type type, JsonSerializerOptions options)
    {
        if (!SchemaNames.IsNamed(type))
        {
            return SchemaNames.Simple(type) ?? throw new NotSupportedException($"{type} cannot be described.");
        }

        string name = SchemaNames.NameOf(type);
        if (_types.TryAdd(name, type))
        {
            _schemas[name] = Describe(type, options);
        }

        return _types[name] == type
            ? new() { ["$ref"] = SchemaNames.Prefix + name }
            : throw new InvalidOperationException($"{type} and {_types[name]} would share a name in the document.");
    }

    private JsonObject Describe(Type type, JsonSerializerOptions options)
    {
        JsonObject schema = SchemaNames.Simple(type) ?? options.GetJsonSchemaAsNode(type, new()
        {
            TransformSchemaNode = (context, node) => Transform(context, node, options),
        }).AsObject();
        if (comments.Of(type) is { } description)
        {
            schema["description"] = description;
        }

        return schema;
    }

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode exported, JsonSerializerOptions options)
    {
        JsonTypeInfo info = context.TypeInfo;
        if (context.Path.Length > 0 && Known(info.Type, options) is { } known)
        {
            return known;
        }

        // The exporter leaves blank what converters of ours write.
        JsonObject schema = exported as JsonObject ?? [];
        schema["type"] = info.Kind == JsonTypeInfoKind.Enumerable ? "array" : "object";
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                schema["items"] = Known(info.ElementType!, options) ?? schema["items"]?.DeepClone();
                break;
            case JsonTypeInfoKind.Dictionary:
                // The exporter refers to where the type came before, which is at another place in this document.
                schema.Remove("$ref");
                schema["additionalProperties"] = Known(info.ElementType!, options) ?? Describe(info.ElementType!, options);
                break;
            case JsonTypeInfoKind.Object:
                Complete(schema, info, options);
                break;
        }

        return schema;
    }

    /// <summary>A type that is written out in one line, or described elsewhere; null for lists and dictionaries.</summary>
    private JsonObject? Known(Type type, JsonSerializerOptions options)
    {
        Type known = Nullable.GetUnderlyingType(type) ?? type;
        return SchemaNames.IsNamed(known) || SchemaNames.Simple(known) is not null ? Refer(known, options) : null;
    }

    private void Complete(JsonObject schema, JsonTypeInfo info, JsonSerializerOptions options)
    {
        JsonObject exported = schema["properties"]?.AsObject() ?? [];
        JsonObject properties = [];
        foreach (JsonPropertyInfo property in info.Properties.Where(property => exported.ContainsKey(property.Name)))
        {
            JsonObject described = Known(property.PropertyType, options) ?? exported[property.Name]!.DeepClone().AsObject();
            described.Remove("default");
            if (property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: { } value })
            {
                described["default"] = JsonSerializer.SerializeToNode(value, options);
            }

            Annotate(described, (PropertyInfo)property.AttributeProvider!, property);
            properties[property.Name] = described;
        }

        schema["properties"] = properties;
        schema.Remove("required");
        string[] required = [.. info.Properties.Where(property => options == MarketJson.Requests ? property.IsRequired : !property.IsGetNullable).Select(property => property.Name)];
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        }
    }

    private void Annotate(JsonObject schema, PropertyInfo property, JsonPropertyInfo json)
    {
        if (comments.Of(property) is { Length: > 0 } description)
        {
            schema["description"] = description;
        }

        if (comments.ExampleOf(property) is { } example)
        {
            schema["examples"] = new JsonArray(schema["type"]?.GetValue<string>() == "string" ? example : JsonNode.Parse(example));
        }

        if ((property.GetCustomAttribute<BoundsAttribute>() ?? json.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(BoundsAttribute), false).FirstOrDefault()) is BoundsAttribute bounds)
        {
            (string least, string most) = schema["type"]?.GetValue<string>() switch
            {
                "string" => ("minLength", "maxLength"),
                "array" => ("minItems", "maxItems"),
                _ => ("minimum", "maximum"),
            };
            schema[least] = bounds.Min;
            schema[most] = Convert.ToInt64(typeof(RequestLimits).GetProperty(bounds.Limit)!.GetValue(policy.Limits), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
