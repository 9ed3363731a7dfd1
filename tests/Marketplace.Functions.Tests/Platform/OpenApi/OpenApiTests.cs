using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.OpenApi;

public sealed class OpenApiTests
{
    private static readonly JsonNode _document = JsonNode.Parse(new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text)!;

    public static TheoryData<string> Functions => [.. HttpFunction.In(typeof(MarketplaceApp).Assembly).Select(function => function.Name).Distinct()];

    [Fact]
    [Trait("Kind", "Recorded")]
    public void TheDocumentInDocs_IsCurrent() => Recorded.Is("docs/openapi.json", new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text);

    [Theory]
    [MemberData(nameof(Functions))]
    public void EveryFunction_SaysWhatItAnswers(string name)
    {
        HttpFunction function = HttpFunction.In(typeof(MarketplaceApp).Assembly).First(function => function.Name == name);

        Assert.True(function.Answers is not null, $"{name} lacks [Answers(typeof(…), \"CODE\", …)]: what it answers, and the refusals that are its own.");
        Assert.DoesNotContain(StandardRefusals.AllOf(function), code => !ProblemCodes.All.ContainsKey(code));
    }

    [Fact]
    public void AFunctionThatDoesNot_IsFound()
    {
        // The tests' own assembly has one.
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => OpenApiDocument.Create(typeof(ForgottenFunction).Assembly, PolicyCatalog.LoadEmbedded().Current));

        Assert.Contains(nameof(ForgottenFunction), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryCodeThatIsExplained_IsSomebodys()
    {
        IEnumerable<string> used = HttpFunction.In(typeof(MarketplaceApp).Assembly).SelectMany(StandardRefusals.AllOf);

        Assert.Empty(ProblemCodes.All.Keys.Except(used));
    }

    [Fact]
    public void EveryRequestsExample_IsTakenByItsRoute()
    {
        foreach (HttpFunction function in HttpFunction.In(typeof(MarketplaceApp).Assembly).Where(function => function.Takes is not null))
        {
            JsonNode example = Operation(function)["requestBody"]!["content"]!["application/json"]!["example"]!;
            byte[] body = Encoding.UTF8.GetBytes(example.ToJsonString());
            object parsed = typeof(RequestBody).GetMethod(nameof(RequestBody.Parse), BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(function.Takes!).Invoke(null, [body, null])!;
            object? problem = parsed.GetType().GetProperty(nameof(Parsed<object>.Problem))!.GetValue(parsed);

            Assert.True(problem is null, $"{function.Name}: {example.ToJsonString()} gives {problem}");
            Assert.Empty(JsonSchema.Faults(_document, Operation(function)["requestBody"]!["content"]!["application/json"]!["schema"]!, example));
        }
    }

    [Fact]
    public void EveryAnswersExample_FitsItsSchema()
    {
        foreach (JsonNode media in HttpFunction.In(typeof(MarketplaceApp).Assembly).SelectMany(function => Operation(function)["responses"]!.AsObject())
            .SelectMany(response => response.Value!["content"]!.AsObject()).Select(content => content.Value!).Where(media => media["example"] is not null))
        {
            Assert.Empty(JsonSchema.Faults(_document, media["schema"]!, media["example"]!));
        }
    }

    [Fact]
    public void Everything_IsDescribed()
    {
        IEnumerable<string> silent = _document["components"]!["schemas"]!.AsObject()
            .SelectMany(schema => schema.Value!["properties"]?.AsObject().Select(property => (Name: $"{schema.Key}.{property.Key}", Node: property.Value!)) ?? [(schema.Key, schema.Value)])
            .Where(found => found.Node["description"] is null)
            .Select(found => found.Name);

        Assert.Empty(silent);
    }

    private static JsonNode Operation(HttpFunction function) => _document["paths"]![$"/{function.Route}"]![function.Verb.ToLowerInvariant()]!;
}
