using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Tests.Queues;

[Collection(QueueAzuriteGroup.Name)]
public sealed class QueueMessageTests(QueueAzuriteFixture azurite)
{
    private const string Awkward = " <a href=\"x\">&amp;</a> ]]> 拍卖 🧧 \t\nend ";

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(QueueMessageEncoding.None)]
    [InlineData(QueueMessageEncoding.Base64)]
    public async Task Receive_GivesBodyAsSent(QueueMessageEncoding encoding)
    {
        QueueClient queue = await azurite.CreateQueueAsync(new() { MessageEncoding = encoding });
        SendReceipt sent = await queue.SendMessageAsync(Awkward);

        QueueMessage? received = await queue.ReceiveMessageAsync(Hidden);

        Assert.Equal(Awkward, received!.Body.ToString());
        Assert.Equal(Awkward, received.MessageText);
        Assert.Equal(sent.MessageId, received.MessageId);
        Assert.Equal(1, received.DequeueCount);
        Assert.Equal(sent.InsertionTime, received.InsertedOn);
        Assert.Equal(sent.ExpirationTime, received.ExpiresOn);
        Assert.Equal(sent.InsertionTime.AddDays(7), sent.ExpirationTime);
        Assert.InRange(received.NextVisibleOn!.Value - received.InsertedOn!.Value, Hidden, Hidden + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Base64_TakesAnyBytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        QueueClient queue = await azurite.CreateQueueAsync(new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync(new BinaryData(bytes));

        PeekedMessage? peeked = await queue.PeekMessageAsync();

        Assert.Equal(bytes, peeked!.Body.ToArray());
        Assert.Equal(0, peeked.DequeueCount);
        QueueClient raw = new(azurite.ConnectionString, queue.Name);
        Assert.Equal(Convert.ToBase64String(bytes), (await raw.PeekMessageAsync()).Value!.MessageText);
    }

    [Fact]
    public async Task Empty_ReceiveAndPeek_GiveNullAndNoMessages()
    {
        QueueClient queue = await azurite.CreateQueueAsync();

        Assert.Null((await queue.ReceiveMessageAsync()).Value);
        Assert.Null(queue.PeekMessage().Value);
        Assert.Empty((await queue.ReceiveMessagesAsync(32)).Value);
        Assert.Empty(queue.PeekMessages(32).Value);
    }

    [Fact]
    public async Task Send_WhenHidden_IsSeenOnlyAfterUpdateMakesItVisible()
    {
        QueueClient queue = await azurite.CreateQueueAsync();
        SendReceipt sent = await queue.SendMessageAsync("later", Hidden, TimeSpan.FromHours(1));
        Assert.Null((await queue.ReceiveMessageAsync()).Value);
        Assert.Equal(sent.InsertionTime + Hidden, sent.TimeNextVisible);
        Assert.Equal(sent.InsertionTime.AddHours(1), sent.ExpirationTime);

        UpdateReceipt updated = await queue.UpdateMessageAsync(sent.MessageId, sent.PopReceipt, visibilityTimeout: TimeSpan.Zero);

        QueueMessage? received = await queue.ReceiveMessageAsync();
        Assert.Equal("later", received!.MessageText);
        Assert.NotEqual(sent.PopReceipt, updated.PopReceipt);
        Assert.True(updated.NextVisibleOn < sent.TimeNextVisible);
    }

    [Fact]
    public async Task TimeToLive_MinusOneSecond_NeverExpires()
    {
        QueueClient queue = await azurite.CreateQueueAsync();

        SendReceipt sent = await queue.SendMessageAsync("for ever", timeToLive: TimeSpan.FromSeconds(-1));

        Assert.Equal(9999, sent.ExpirationTime.Year);
    }

    [Fact]
    public async Task Update_ChangesBodyAndKeepsCountingReceipts()
    {
        QueueClient queue = await azurite.CreateQueueAsync(new() { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.SendMessageAsync("first");
        QueueMessage? first = await queue.ReceiveMessageAsync(Hidden);

        UpdateReceipt receipt = await queue.UpdateMessageAsync(first!.MessageId, first.PopReceipt, "second", TimeSpan.Zero);
        QueueMessage? second = await queue.ReceiveMessageAsync(Hidden);

        Assert.Equal("second", second!.MessageText);
        Assert.Equal(2, second.DequeueCount);
        QueueMessage local = first.Update(receipt);
        Assert.Equal(receipt.PopReceipt, local.PopReceipt);
        Assert.Equal(receipt.NextVisibleOn, local.NextVisibleOn);
        Assert.Equal(first.MessageId, local.MessageId);
    }

    [Fact]
    public async Task Update_WithoutBody_KeepsIt()
    {
        QueueClient queue = await azurite.CreateQueueAsync();
        await queue.SendMessageAsync("kept");
        QueueMessage? first = await queue.ReceiveMessageAsync(Hidden);

        await queue.UpdateMessageAsync(first!.MessageId, first.PopReceipt);

        Assert.Equal("kept", (await queue.ReceiveMessageAsync()).Value!.MessageText);
    }

    [Fact]
    public async Task Delete_AfterSomebodyElseReceived_FailsWithPopReceiptMismatch()
    {
        QueueClient queue = await azurite.CreateQueueAsync();
        SendReceipt sent = await queue.SendMessageAsync("once");
        QueueMessage? owner = await queue.ReceiveMessageAsync(Hidden);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(sent.MessageId, sent.PopReceipt));
        Assert.Equal(400, refused.Status);
        Assert.True(refused.ErrorCode == QueueErrorCode.PopReceiptMismatch, refused.ErrorCode);
        await queue.DeleteMessageAsync(owner!.MessageId, owner.PopReceipt);

        RequestFailedException gone = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(owner.MessageId, owner.PopReceipt));
        Assert.Equal(404, gone.Status);
        Assert.True(gone.ErrorCode == QueueErrorCode.MessageNotFound, gone.ErrorCode);
    }

    [Fact]
    public async Task ReceiveMany_TakesUpTo32InOrder_AndClearEmptiesTheRest()
    {
        QueueClient queue = await azurite.CreateQueueAsync();
        for (int number = 0; number < 34; number++)
        {
            await queue.SendMessageAsync($"{number}");
        }

        QueueMessage[] received = await queue.ReceiveMessagesAsync(32, Hidden);

        Assert.Equal(Enumerable.Range(0, 32).Select(number => $"{number}"), received.Select(message => message.MessageText));
        Assert.Equal(34, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        await queue.ClearMessagesAsync();
        Assert.Equal(0, queue.GetProperties().Value.ApproximateMessagesCountLong);
    }

    [Fact]
    public async Task Receive_33_IsRefusedByTheService()
    {
        QueueClient queue = await azurite.CreateQueueAsync();

        RequestFailedException refused = Assert.Throws<RequestFailedException>(() => queue.ReceiveMessages(33));

        Assert.True(refused.ErrorCode == QueueErrorCode.OutOfRangeQueryParameterValue, refused.ErrorCode);
    }

    [Fact]
    public void Synchronous_RoundTrip()
    {
        QueueClient queue = new(azurite.ConnectionString, QueueAzuriteFixture.NewName());
        queue.Create();
        SendReceipt sent = queue.SendMessage("sync");
        UpdateReceipt updated = queue.UpdateMessage(sent.MessageId, sent.PopReceipt, new BinaryData("updated"));
        Assert.Equal("updated", queue.PeekMessages().Value.Single().MessageText);

        QueueMessage? received = queue.ReceiveMessage();

        Assert.NotEqual(updated.PopReceipt, received!.PopReceipt);
        Assert.Equal(204, queue.DeleteMessage(received.MessageId, received.PopReceipt).Status);
        Assert.Equal(204, queue.ClearMessages().Status);
        Assert.True(queue.DeleteIfExists().Value);
    }
}
