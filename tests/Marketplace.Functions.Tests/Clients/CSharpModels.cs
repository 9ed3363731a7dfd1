using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.Functions.Tests.Clients;

/// <summary>Writes the document's schemas as the .NET client's records and constants.</summary>
internal sealed class CSharpModels(JsonNode document)
{
    public const string Header = "// Generated from docs/openapi.json by ./market describe.\n#nullable enable\n";

    private JsonObject Schemas => document["components"]!["schemas"]!.AsObject();

    public string Write()
    {
        StringBuilder code = new(Header);
        code.Append("using System.Collections.Generic;\nusing System.Text.Json;\n\nnamespace Marketplace.Client;\n");
        foreach ((string name, JsonNode? schema) in Schemas)
        {
            code.Append(schema!["properties"] is JsonObject properties ? Record(name, schema, properties) : schema["enum"] is JsonArray values ? Constants(name, schema, values) : "");
        }

        return code.ToString();
    }

    /// <summary>The C# type of a schema.</summary>
    public string TypeOf(JsonNode schema)
    {
        if (schema["$ref"] is { } reference)
        {
            string name = reference.GetValue<string>().Split('/')[^1];
            return Schemas[name]!["properties"] is null ? TypeOf(Schemas[name]!) : name;
        }

        return schema["type"]!.GetValue<string>() switch
        {
            "array" => $"IReadOnlyList<{TypeOf(schema["items"]!)}>",
            "object" when schema["additionalProperties"] is JsonObject values => $"IReadOnlyDictionary<string, {TypeOf(values)}>",
            "object" => "JsonElement",
            "boolean" => "bool",
            "number" => "decimal",
            "integer" => schema["format"]?.GetValue<string>() == "int64" ? "long" : "int",
            _ => schema["format"]?.GetValue<string>() == "date-time" ? "System.DateTimeOffset" : schema["format"]?.GetValue<string>() == "date" ? "System.DateOnly" : "string",
        };
    }

    /// <summary>A doc comment of a description.</summary>
    public static string Comment(string indent, JsonNode? description) => description is null
        ? ""
        : $"{indent}/// <summary>{System.Security.SecurityElement.Escape(description.GetValue<string>().Split('\n')[0])}</summary>\n";

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private string Record(string name, JsonNode schema, JsonObject properties)
    {
        HashSet<string> required = [.. (schema["required"]?.AsArray() ?? []).Select(one => one!.GetValue<string>())];
        StringBuilder code = new($"\n{Comment("", schema["description"])}public sealed record {name}\n{{\n");
        foreach ((string property, JsonNode? member) in properties)
        {
            string type = TypeOf(member!);
            string declared = required.Contains(property) ? $"public required {type}" : $"public {type}?";
            code.Append(Comment("    ", member!["description"])).Append($"    {declared} {Pascal(property)} {{ get; init; }}\n");
        }

        return code.Append("}\n").ToString();
    }

    private static string Constants(string name, JsonNode schema, JsonArray values) =>
        $"\n{Comment("", schema["description"])}public static class {name}\n{{\n"
        + string.Concat(values.Select(value => $"    public const string {Pascal(value!.GetValue<string>())} = \"{value}\";\n")) + "}\n";
}
