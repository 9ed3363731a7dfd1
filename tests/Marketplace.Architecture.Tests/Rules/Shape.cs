namespace Marketplace.Architecture.Tests.Rules;

/// <summary>How large things may grow (style.md).</summary>
public static class Shape
{
    public const int MedianLinesMax = 60;
    public const int FileLinesMax = 250;

    public static int MedianLines(IReadOnlyList<SourceFile> sources) =>
        sources.Select(source => source.Lines.Count()).Order().ElementAt(sources.Count / 2);

    public static IEnumerable<string> LongFiles(IEnumerable<SourceFile> sources) => sources
        .Where(source => source.Lines.Count() > FileLinesMax)
        .Select(source => $"{source.Path}: {source.Lines.Count()} lines");

    /// <summary>A feature has the same folder in Functions and in its tests' sight: no feature folder is a layer.</summary>
    public static IEnumerable<string> LayerFolders(IEnumerable<SourceFile> sources) => sources
        .SelectMany(source => source.Path.Split('/')[..^1])
        .Where(folder => folder is "Services" or "Helpers" or "Managers" or "Utils" or "Models" or "Controllers" or "Common" or "Shared")
        .Distinct();
}
