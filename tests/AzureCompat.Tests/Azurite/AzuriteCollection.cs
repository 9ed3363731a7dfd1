using System.Diagnostics.CodeAnalysis;

namespace AzureCompat.Tests.Azurite;

[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711", Justification = "What xunit calls it.")]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
