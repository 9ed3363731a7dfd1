using LocalFunctions.Azurite;

namespace Marketplace.Simulation.Tests.Storage;

/// <summary>A private Azurite.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("azurite-").FullName;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _dataDirectory });

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(_dataDirectory, recursive: true);
    }
}
