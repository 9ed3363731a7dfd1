using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Tests.Queues;

[Collection(QueueAzuriteGroup.Name)]
public sealed class QueueLifecycleTests(QueueAzuriteFixture azurite)
{
    private static readonly Dictionary<string, string> Owner = new() { ["owner"] = "orders", ["a_1"] = "x", ["a1"] = "y" };

    [Fact]
    public async Task CreateIfNotExists_GivesNullWhenItExists_WithTheSameMetadataOrOther()
    {
        QueueClient queue = new(azurite.ConnectionString, QueueAzuriteFixture.NewName());

        Assert.Equal(201, (await queue.CreateIfNotExistsAsync(Owner))!.Status);
        Assert.Null(await queue.CreateIfNotExistsAsync(Owner));
        Assert.Null(queue.CreateIfNotExists());
        Assert.Equal("orders", (await queue.GetPropertiesAsync()).Value.Metadata["OWNER"]);
    }

    [Fact]
    public async Task Create_WhenItExists_Answers204_OrFailsWhenMetadataDiffers()
    {
        QueueClient queue = await azurite.CreateQueueAsync();

        Assert.Equal(204, (await queue.CreateAsync()).Status);
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => queue.CreateAsync(Owner));
        Assert.Equal(409, refused.Status);
        Assert.True(refused.ErrorCode == QueueErrorCode.QueueAlreadyExists, refused.ErrorCode);
    }

    [Fact]
    public async Task Exists_And_DeleteIfExists_TellWhetherThereIsOne()
    {
        QueueClient queue = azurite.Service().GetQueueClient(QueueAzuriteFixture.NewName());
        Assert.False((await queue.ExistsAsync()).Value);
        Assert.False((await queue.DeleteIfExistsAsync()).Value);

        await queue.CreateAsync();

        Assert.True(queue.Exists().Value);
        Assert.True((await queue.DeleteIfExistsAsync()).Value);
        RequestFailedException refused = Assert.Throws<RequestFailedException>(() => queue.Delete());
        Assert.True(refused.ErrorCode == QueueErrorCode.QueueNotFound, refused.ErrorCode);
    }

    [Fact]
    public async Task Service_CreatesAndDeletesQueues()
    {
        QueueServiceClient service = azurite.Service();
        string name = QueueAzuriteFixture.NewName();

        QueueClient queue = await service.CreateQueueAsync(name, Owner);

        Assert.Equal(name, queue.Name);
        Assert.Equal(new Uri($"{service.Uri}/{name}"), queue.Uri);
        Assert.Equal("devstoreaccount1", queue.AccountName);
        Assert.Equal(204, (await service.DeleteQueueAsync(name)).Status);
        Assert.False(queue.Exists().Value);
    }

    [Fact]
    public void Create_WithAnInvalidName_FailsWithTheServicesCode()
    {
        RequestFailedException refused = Assert.Throws<RequestFailedException>(() => azurite.Service().CreateQueue("Not-A-Name"));

        Assert.Equal(400, refused.Status);
        Assert.NotNull(refused.ErrorCode);
    }

    [Fact]
    public async Task GetQueues_ReadsPageAfterPage_WithMetadataOnlyWhenAsked()
    {
        QueueServiceClient service = azurite.Service();
        string prefix = QueueAzuriteFixture.NewName()[..20];
        string[] names = [.. Enumerable.Range(0, 5).Select(number => $"{prefix}-{number}")];
        foreach (string name in names)
        {
            await service.CreateQueueAsync(name, Owner);
        }

        List<Page<QueueItem>> pages = await service.GetQueuesAsync(QueueTraits.Metadata, prefix).AsPages(pageSizeHint: 2).ToListAsync();
        List<QueueItem> plain = await service.GetQueuesAsync(prefix: prefix).ToListAsync();

        Assert.Equal([2, 2, 1], pages.Select(page => page.Values.Count));
        Assert.Equal(names, pages.SelectMany(page => page.Values).Select(item => item.Name));
        Assert.All(pages.SelectMany(page => page.Values), item => Assert.Equal("orders", item.Metadata!["owner"]));
        Assert.Equal(names, plain.Select(item => item.Name));
        Assert.All(plain, item => Assert.Null(item.Metadata));
        Assert.Equal(names[2..], service.GetQueues(prefix: prefix).AsPages(pages[0].ContinuationToken).Single().Values.Select(item => item.Name));
    }
}
