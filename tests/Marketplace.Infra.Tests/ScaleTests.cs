using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

public sealed class ScaleTests
{
    [Fact]
    public async Task ScaleAndCost_ShowsWhatItsArithmeticGives()
    {
        CommandOutput printed = await Command.RunAsync("node", Repository.PathOf("docs", "operations", "scale.mjs"));
        string document = Repository.Read("docs", "operations", "scale-and-cost.md");
        string[] tables = printed.Output.Trim().Split("\n\n");

        Assert.Equal(2, tables.Length);
        Assert.All(tables, table => Assert.Contains(table, document, StringComparison.Ordinal));
    }
}
