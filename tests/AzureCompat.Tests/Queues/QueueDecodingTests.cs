using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Tests.Queues;

[Collection(QueueAzuriteGroup.Name)]
public sealed class QueueDecodingTests(QueueAzuriteFixture azurite)
{
    [Fact]
    public async Task Receive_OfTextThatIsNotBase64_Throws()
    {
        QueueClient raw = await azurite.CreateQueueAsync();
        await raw.SendMessageAsync("{plain}");
        QueueClient queue = new(azurite.ConnectionString, raw.Name, new() { MessageEncoding = QueueMessageEncoding.Base64 });

        await Assert.ThrowsAsync<FormatException>(() => queue.PeekMessageAsync());
        Assert.Throws<FormatException>(() => queue.ReceiveMessage());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Receive_WithHandler_HandsItTheRawMessage_AndGivesTheOthers(bool synchronously)
    {
        List<QueueMessageDecodingFailedEventArgs> failed = [];
        QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.Base64 };
        options.MessageDecodingFailed += args =>
        {
            failed.Add(args);
            return Task.CompletedTask;
        };
        QueueClient raw = await azurite.CreateQueueAsync();
        await raw.SendMessageAsync("{plain}");
        await raw.SendMessageAsync(Convert.ToBase64String("good"u8));
        QueueClient queue = new(azurite.ConnectionString, raw.Name, options);

        PeekedMessage[] peeked = synchronously ? queue.PeekMessages(5) : await queue.PeekMessagesAsync(5);
        QueueMessage[] received = synchronously ? queue.ReceiveMessages(5) : await queue.ReceiveMessagesAsync(5);

        Assert.Equal("good", peeked.Single().MessageText);
        Assert.Equal("good", received.Single().MessageText);
        Assert.Equal("{plain}", failed[0].PeekedMessage!.MessageText);
        Assert.Equal("{plain}", failed[1].ReceivedMessage!.MessageText);
        Assert.All(failed, args => Assert.Equal((synchronously, queue), (args.IsRunningSynchronously, args.Queue)));
        await queue.DeleteMessageAsync(failed[1].ReceivedMessage!.MessageId, failed[1].ReceivedMessage!.PopReceipt);
    }

    [Fact]
    public async Task Receive_WhenHandlersThrow_GathersWhatTheyThrew()
    {
        QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.Base64 };
        options.MessageDecodingFailed += _ => throw new InvalidOperationException("first");
        options.MessageDecodingFailed += _ => throw new InvalidOperationException("second");
        QueueClient raw = await azurite.CreateQueueAsync();
        await raw.SendMessageAsync("{plain}");
        QueueClient queue = new(azurite.ConnectionString, raw.Name, options);

        AggregateException thrown = await Assert.ThrowsAsync<AggregateException>(() => queue.ReceiveMessagesAsync());

        Assert.Equal(["first", "second"], thrown.InnerExceptions.Select(exception => exception.Message));
    }
}
