using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform.OpenApi;

/// <summary>The document is valid OpenAPI 3.1 by Redocly's linter.</summary>
public sealed class OpenApiLintTests
{
    private static readonly string _document = Path.Combine(Recorded.Root, "docs/openapi.json");

    [Fact]
    public async Task TheDocument_PassesTheLinter() => Assert.Equal("", await LintAsync(_document));

    [Fact]
    public async Task AFlaw_Planted_IsFound()
    {
        string flawed = Path.Combine(Directory.CreateTempSubdirectory("market-lint-").FullName, "openapi.json");
        string text = await File.ReadAllTextAsync(_document);
        await File.WriteAllTextAsync(flawed, text.Replace("\"$ref\": \"#/components/schemas/OrderId\"", "\"$ref\": \"#/components/schemas/Nothing\"", StringComparison.Ordinal));

        Assert.Contains("no-unresolved-refs", await LintAsync(flawed), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(flawed)!, recursive: true);
    }

    private static Task<string> LintAsync(string document) => Node.RunAsync("tests/Marketplace.Functions.Tests/js", "lint.mjs", Recorded.Root, document);
}
