using LocalFunctions.Azurite;

namespace AzureCompat.Tests.Azurite;

/// <summary>One private Azurite for all tests that name <see cref="AzuriteCollection"/>.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("azurite-").FullName;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async Task InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _dataDirectory });

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }

        Directory.Delete(_dataDirectory, recursive: true);
    }
}
