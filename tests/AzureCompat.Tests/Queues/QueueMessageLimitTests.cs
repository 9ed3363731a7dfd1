using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Tests.Queues;

[Collection(QueueAzuriteGroup.Name)]
public sealed class QueueMessageLimitTests(QueueAzuriteFixture azurite)
{
    private const int MessageBytesMax = 64 * 1024;

    [Fact]
    public async Task Send_64KiB_IsTheMost()
    {
        QueueClient queue = await azurite.CreateQueueAsync();
        await queue.SendMessageAsync(new string('x', MessageBytesMax));
        Assert.Equal(MessageBytesMax, queue.MessageMaxBytes);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync(new string('x', MessageBytesMax + 1)));

        Assert.Equal(413, refused.Status);
        Assert.True(refused.ErrorCode == QueueErrorCode.RequestBodyTooLarge, refused.ErrorCode);
        Assert.Equal(MessageBytesMax, (await queue.ReceiveMessageAsync()).Value!.Body.ToMemory().Length);
    }

    [Fact]
    public async Task Send_WithBase64_HasRoomForThreeQuarters()
    {
        QueueClient queue = await azurite.CreateQueueAsync(new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync(new string('x', MessageBytesMax / 4 * 3));

        RequestFailedException refused = Assert.Throws<RequestFailedException>(() => queue.SendMessage(new string('x', (MessageBytesMax / 4 * 3) + 1)));

        Assert.True(refused.ErrorCode == QueueErrorCode.RequestBodyTooLarge, refused.ErrorCode);
    }

    [Fact]
    public async Task Send_ToMissingQueue_FailsWithQueueNotFound()
    {
        QueueClient queue = new(azurite.ConnectionString, QueueAzuriteFixture.NewName());

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync("lost"));

        Assert.Equal(404, refused.Status);
        Assert.True(QueueErrorCode.QueueNotFound == refused.ErrorCode, refused.ErrorCode);
    }

    [Fact]
    public async Task Send_WithVisibilityOverSevenDays_IsRefusedByTheService()
    {
        QueueClient queue = await azurite.CreateQueueAsync();

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => queue.SendMessageAsync("late", TimeSpan.FromDays(8), TimeSpan.FromDays(9)));

        Assert.True(refused.ErrorCode == QueueErrorCode.OutOfRangeQueryParameterValue, refused.ErrorCode);
    }
}
