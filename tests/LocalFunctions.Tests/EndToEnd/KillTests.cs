using Azure.Storage.Queues;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.EndToEnd;

[Collection(AzuriteTests.Name)]
public sealed class KillTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task KilledHost_LosesNoMessage()
    {
        using TemporaryFolder folder = new();
        QueueClient queue = new(azurite.ConnectionString, "killed", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync("precious");
        using (ChildHost first = ChildHost.Start(folder.Path, azurite.ConnectionString, queue.Name, hangs: true))
        {
            Assert.Equal("precious 1", await first.ReadAsync("precious", Patience.Token()));
            await first.KillAsync();
        }

        using ChildHost second = ChildHost.Start(folder.Path, azurite.ConnectionString, queue.Name, hangs: false);

        // The dead host may have renewed its lease, but cannot have counted another try.
        Assert.Equal("precious 2", await second.ReadAsync("precious", Patience.Token()));
    }
}
