using System.Text.Json;
using Marketplace.Infra.Tests.Support;

namespace Marketplace.Infra.Tests;

/// <summary>What <c>dotnet publish</c> would do. A real one takes the official packages, which a feed may lack; these ask MSBuild instead.</summary>
public sealed class PublishTests
{
    private static readonly string _project = Repository.PathOf("src", "Marketplace.Functions", "Marketplace.Functions.csproj");

    [Fact]
    public async Task Publish_CarriesHostJsonAndTheOfficialPackages()
    {
        // _IsPublishing is what `dotnet publish` sets.
        CommandOutput asked = await Command.RunAsync(
            "dotnet", "msbuild", _project, "-nologo", "-nodeReuse:false", "-p:_IsPublishing=true", "-getItem:None", "-getProperty:UseAzureCompat", "-getProperty:TargetFramework");
        Assert.Equal(0, asked.ExitCode);
        JsonElement answer = JsonDocument.Parse(asked.Output).RootElement;

        JsonElement hostJson = answer.GetProperty("Items").GetProperty("None").EnumerateArray().Single(item => item.GetProperty("Filename").GetString() == "host");
        Assert.Equal("host.json", hostJson.GetProperty("Link").GetString());
        Assert.Equal("PreserveNewest", hostJson.GetProperty("CopyToPublishDirectory").GetString());
        Assert.Equal(Repository.PathOf("host.json"), Path.GetFullPath(hostJson.GetProperty("FullPath").GetString()!));
        Assert.Equal("false", answer.GetProperty("Properties").GetProperty("UseAzureCompat").GetString());
        Assert.Equal("net10.0", answer.GetProperty("Properties").GetProperty("TargetFramework").GetString());
    }

    [Fact]
    public void Build_CarriesHostJsonAsItIs() =>
        Assert.Equal(Repository.Read("host.json"), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));

    [Fact]
    public async Task Publish_WithAzureCompat_IsRefused()
    {
        CommandOutput published = await Command.RunAsync(
            "dotnet", "msbuild", _project, "-nologo", "-nodeReuse:false", "-t:PrepareForPublish", "-p:UseAzureCompat=true", "-p:_IsPublishing=true");

        Assert.NotEqual(0, published.ExitCode);
        Assert.Contains("error MARKET001", published.Output, StringComparison.Ordinal);
    }
}
