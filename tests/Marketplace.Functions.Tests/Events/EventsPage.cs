using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Domain.Events;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.OpenApi;

namespace Marketplace.Functions.Tests.Events;

/// <summary>docs/events.md: every public event with its data and an example, as the code has them.</summary>
internal sealed class EventsPage
{
    private const string Id = "ord_7qk3v9m2c4x8z1t5r6w0hjnpsd";
    private const string Member = "mbr_7qk3v9m2c4x8z1t5r6w0hjnpsd";
    private const string Payout = "pyo_7qk3v9m2c4x8z1t5r6w0hjnpsd";
    private const string Review = "rvw_7qk3v9m2c4x8z1t5r6w0hjnpsd";
    private const string Transfer = "trf_7qk3v9m2c4x8z1t5r6w0hjnpsd";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly DocComments _comments = new([typeof(MarketplaceApp).Assembly, typeof(PublicEvent).Assembly]);
    private readonly SchemaBook _schemas;
    private readonly StringBuilder _page = new();

    private EventsPage() => _schemas = new SchemaBook(_comments, PolicyCatalog.LoadEmbedded().Current);

    public static string Text => new EventsPage().Write();

    private string Write()
    {
        _page.Append("""
            # Events

            Written by `./market describe` from the code. The market publishes what happens to orders, listings and members as CloudEvents 1.0 to one Event Grid topic
            (docs/adr/0015). They come at least once, late, and in any order: drop what has an `id` that you have seen, and take the order of a subject's events of
            one family from `version`. `source` is `/marketplace`, `subject` the order, the listing, the payout, the member or the offence, `time` when it happened. Members of `data` may be
            added; what else changes is a new version of the type. There are no names, addresses, texts or documents in them, and nothing that is still sealed: who may know
            more asks the API.


            """);
        Section(PublicEvents.ListingChanged, typeof(ListingNews), "lst_7qk3v9m2c4x8z1t5r6w0hjnpsd", "lst_7qk3v9m2c4x8z1t5r6w0hjnpsd:4");
        Section(PublicEvents.StockLow, typeof(StockLowNews), "lst_7qk3v9m2c4x8z1t5r6w0hjnpsd", $"{Id}:1:1");
        _page.Append("## Events of orders\n\nEvery one of them says in its `data`:\n\n");
        Members(typeof(OrderNews));
        _page.Append("\nand in `facts` what is its own.\n\n");
        foreach (OrderEventKind kind in OrderEventKinds.All)
        {
            Section(kind);
        }

        Family("members' accounts", typeof(AccountNews), AccountEvents.All, kind => (kind.Type.Contains(".payout.", StringComparison.Ordinal) ? Payout : Member, $"{Transfer}:0"));
        Family("members", typeof(MemberStateNews), MemberEvents.All.Where(kind => !IsOffence(kind)), _ => (Member, $"{Member}:4"));
        Family("offences", typeof(OffenceNews), MemberEvents.All.Where(IsOffence), _ => (Review, $"{Review}:2"));
        return _page.ToString().TrimEnd('\n') + "\n";
    }

    private static bool IsOffence(EventKind kind) => kind.Type.Contains(".offence.", StringComparison.Ordinal);

    private void Family(string of, Type data, IEnumerable<EventKind> kinds, Func<EventKind, (string Subject, string Id)> named)
    {
        _page.Append($"## Events of {of}\n\nEvery one of them says in its `data`:\n\n");
        Members(data);
        _page.Append("\nand in `facts` what is its own.\n\n");
        foreach (EventKind kind in kinds)
        {
            (string subject, string id) = named(kind);
            Section(kind.Type, kind.When, data, kind.Facts, subject, id);
        }
    }

    private void Section(string type, Type data, string subject, string id)
    {
        _page.Append($"## {type}\n\n{_comments.Of(data)}\n\n");
        Members(data);
        Example(type, subject, id, ExampleOf(data));
    }

    private void Section(OrderEventKind kind) => Section(kind.Type, _comments.Of(kind.Event)!, typeof(OrderNews), kind.Facts, Id, $"{Id}:1:0");

    private void Section(string type, string when, Type envelope, Type? facts, string subject, string id)
    {
        _page.Append($"### {type}\n\n{when}\n\n");
        JsonObject data = ExampleOf(envelope);
        data.Remove("facts");
        if (data.ContainsKey("by"))
        {
            data["by"] = "buyer";
        }

        if (facts is not null)
        {
            Members(facts);
            data["facts"] = ExampleOf(facts);
        }

        Example(type, subject, id, data);
    }

    private void Members(Type type)
    {
        JsonObject schema = Schema(type);
        HashSet<string> required = [.. schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];
        _page.Append("| member | type | |\n|---|---|---|\n");
        foreach ((string name, JsonNode? member) in schema["properties"]!.AsObject())
        {
            JsonObject described = member!.AsObject();
            _page.Append($"| `{name}`{(required.Contains(name) ? "" : " (may be absent)")} | {TypeOf(described)} | {described["description"]?.GetValue<string>()} |\n");
        }

        _page.Append('\n');
    }

    private void Example(string type, string subject, string id, JsonObject data)
    {
        JsonObject example = new()
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = "/marketplace",
            ["type"] = type,
            ["subject"] = subject,
            ["time"] = "2026-11-21T08:00:00Z",
            ["datacontenttype"] = "application/json",
            ["data"] = data,
        };
        _page.Append($"<details><summary>Example</summary>\n\n```json\n{example.ToJsonString(_indented)}\n```\n\n</details>\n\n");
    }

    private JsonObject ExampleOf(Type type)
    {
        JsonObject schema = Schema(type);
        return new ExampleWriter(_schemas.Schemas).Of(schema, full: true)!.AsObject();
    }

    private JsonObject Schema(Type type) => _schemas.Schemas[_schemas.ForAnswer(type)["$ref"]!.GetValue<string>()[SchemaNames.Prefix.Length..]];

    private string TypeOf(JsonObject schema) =>
        schema["$ref"] is { } reference ? Referred(reference.GetValue<string>()[SchemaNames.Prefix.Length..])
        : schema["type"]?.GetValue<string>() == "array" ? $"list of {TypeOf(schema["items"]!.AsObject())}"
        : schema["format"]?.GetValue<string>() is "date-time" ? "time, UTC"
        : schema["type"]?.GetValue<string>() ?? "object";

    private string Referred(string name) => _schemas.Schemas[name] switch
    {
        { } schema when schema["enum"] is JsonArray values => string.Join(", ", values.Select(value => $"`{value}`")),
        { } schema when schema["properties"] is JsonObject members => $"{{ {string.Join(", ", members.Select(member => member.Key))} }}",
        _ => "string",
    };
}
