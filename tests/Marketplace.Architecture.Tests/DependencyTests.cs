using Marketplace.Architecture.Tests.Rules;
using Marketplace.Domain;
using Marketplace.Functions;

namespace Marketplace.Architecture.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void Domain_ReferencesNothingOutsideTheBaseLibrary() =>
        Assert.Empty(Dependencies.ReferencesOutOfDomain(typeof(Money).Assembly));

    [Fact]
    public void Domain_Planted_AnAssemblyWithAzureInItIsFound() =>
        Assert.NotEmpty(Dependencies.ReferencesOutOfDomain(typeof(MarketplaceApp).Assembly));

    [Fact]
    public void AzureCompat_IsNamedByNoProject() =>
        Assert.Empty(Dependencies.ProjectsThatNameAzureCompat([.. Repository.Sources("src", "*.csproj"), .. Repository.Sources("tests", "*.csproj")]));

    [Fact]
    public void AzureCompat_Planted_AProjectThatNamesItIsFound() =>
        Assert.Equal(["src/App/App.csproj"], Dependencies.ProjectsThatNameAzureCompat([new("src/App/App.csproj", """<ProjectReference Include="../AzureCompat/AzureCompat.csproj" />""")]));

    [Fact]
    public void Sources_AreTheSameInBothBuilds() =>
        Assert.Empty(Dependencies.ConditionalSources([.. Repository.Sources("src"), .. Repository.Sources("tests")]));

    [Fact]
    public void Sources_Planted_AConditionIsFound() =>
        Assert.Equal(["a.cs"], Dependencies.ConditionalSources([new("a.cs", "class A\n{\n    #if COMPAT\n    #endif\n}")]));
}
