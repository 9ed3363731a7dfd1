using System.Reflection;

namespace Marketplace.Architecture.Tests.Rules;

/// <summary>Which way references may point.</summary>
public static class Dependencies
{
    private static readonly string[] _outsideOfDomain = ["Azure.", "Microsoft.Azure", "Microsoft.AspNetCore", "Microsoft.DurableTask", "Microsoft.Extensions", "AzureCompat", "System.Net.Http"];

    /// <summary>Domain is pure: it may reference the base library only.</summary>
    public static IEnumerable<string> ReferencesOutOfDomain(Assembly domain) => domain.GetReferencedAssemblies()
        .Select(reference => reference.Name!)
        .Where(name => _outsideOfDomain.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Only eng/Azure.props knows that AzureCompat exists.</summary>
    public static IEnumerable<string> ProjectsThatNameAzureCompat(IEnumerable<SourceFile> projects) => projects
        .Where(project => !project.Path.Contains("/AzureCompat/", StringComparison.Ordinal))
        .Where(project => project.Text.Contains("AzureCompat/AzureCompat.csproj", StringComparison.Ordinal))
        .Select(project => project.Path);

    /// <summary>The app's sources are the same in both builds.</summary>
    public static IEnumerable<string> ConditionalSources(IEnumerable<SourceFile> sources) => sources
        .Where(source => source.Lines.Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)))
        .Select(source => source.Path);
}
