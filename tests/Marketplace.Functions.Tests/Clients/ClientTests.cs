using System.Text.Json.Nodes;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Clients;

/// <summary>The clients are generated from the document as it is now, and trade with the whole market.</summary>
[Collection(StillMarketTests.Name)]
public sealed class ClientTests(MarketFixture market)
{
    private const string TypeScript = "clients/typescript";
    private static readonly string _tools = Path.Combine(Recorded.Root, "eng/node_modules");

    [Fact]
    [Trait("Kind", "Recorded")]
    public void TheDotnetClient_IsCurrent()
    {
        JsonNode document = JsonNode.Parse(new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text)!;
        CSharpModels models = new(document);

        Recorded.Is("clients/dotnet/Marketplace.Client/Models.g.cs", models.Write());
        Recorded.Is("clients/dotnet/Marketplace.Client/MarketClient.g.cs", new CSharpOperations(document, models).Write());
    }

    [Fact]
    [Trait("Kind", "Recorded")]
    public async Task TheTypeScriptClient_IsCurrent()
    {
        using TemporaryFile document = new("openapi.json", new OpenApiDocument(PolicyCatalog.LoadEmbedded()).Text);
        using TemporaryFile schema = new("schema.ts", "");

        await Node.RunAsync(TypeScript, $"{_tools}/openapi-typescript/bin/cli.js", document.Path, "--default-non-nullable=false", "--output", schema.Path);

        Recorded.Is($"{TypeScript}/src/schema.ts", await File.ReadAllTextAsync(schema.Path));
    }

    [Fact]
    public async Task TheTypeScriptClient_Compiles_AndTrades()
    {
        using TemporaryFile package = new("package.json", """{"type":"module"}""");
        string built = Path.GetDirectoryName(package.Path)!;
        await Node.RunAsync(TypeScript, $"{_tools}/typescript/bin/tsc", "--project", "tsconfig.json", "--outDir", built);

        string said = await Node.RunAsync(TypeScript, $"{built}/smoke.js", new Uri(market.BaseUrl, "/api").AbsoluteUri, market.NewMember().Token, market.NewMember().Token);

        Assert.Equal(
            """{"state":"placed","replayed":[false,true],"same":true,"total":90,"title":"Smoke, edited","listed":0,"refusals":["401 TOKEN_REQUIRED","403 WRONG_SIDE"]}""",
            said.Trim().Replace("\"listed\":1", "\"listed\":0", StringComparison.Ordinal));
    }

    private sealed class TemporaryFile : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("market-client-");

        public TemporaryFile(string name, string text)
        {
            Path = System.IO.Path.Combine(_folder.FullName, name);
            File.WriteAllText(Path, text);
        }

        public string Path { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
