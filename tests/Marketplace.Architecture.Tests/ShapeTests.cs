using Marketplace.Architecture.Tests.Rules;

namespace Marketplace.Architecture.Tests;

public sealed class ShapeTests
{
    private static readonly IReadOnlyList<SourceFile> _sources = Repository.Sources("src");

    [Fact]
    public void Files_AreShortInTheMedian() => Assert.InRange(Shape.MedianLines(_sources), 1, Shape.MedianLinesMax);

    [Fact]
    public void Files_Planted_AMedianThatIsTooLongIsFound() =>
        Assert.Equal(100, Shape.MedianLines([File("a", 10), File("b", 100), File("c", 200)]));

    [Fact]
    public void Files_AreNeverLong() => Assert.Empty(Shape.LongFiles(_sources));

    [Fact]
    public void Files_Planted_ALongOneIsFound() => Assert.Single(Shape.LongFiles([File("a", Shape.FileLinesMax + 1)]));

    [Fact]
    public void Folders_AreFeaturesNotLayers() =>
        Assert.Empty(Shape.LayerFolders(_sources.Where(source => !source.Path.StartsWith("src/AzureCompat/", StringComparison.Ordinal))));

    [Fact]
    public void Folders_Planted_ALayerIsFound() => Assert.Equal(["Helpers"], Shape.LayerFolders([new("src/App/Helpers/A.cs", "")]));

    private static SourceFile File(string name, int lines) => new(name, string.Join('\n', Enumerable.Repeat("x", lines)));
}
