using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Time;
using Marketplace.Simulation.Storage;

namespace Marketplace.Simulation.Tests.Storage;

public sealed class QueueTests
{
    private readonly VirtualClock _clock = VirtualClock.Frozen(new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly QueueClient _queue;

    public QueueTests() => _queue = new MemoryClients(_clock).NewQueue();

    [Fact]
    public async Task Received_IsHiddenUntilItsTime_ThenComesBackWithAnotherReceipt()
    {
        await _queue.SendMessageAsync("<a> & 中文\n");
        QueueMessage first = (await _queue.ReceiveMessageAsync(TimeSpan.FromSeconds(10)))!.Value!;
        Assert.Null((await _queue.ReceiveMessageAsync()).Value);

        await _clock.AdvanceAsync(TimeSpan.FromSeconds(10), _ => Task.CompletedTask);
        QueueMessage again = (await _queue.ReceiveMessageAsync())!.Value!;

        Assert.Equal(("<a> & 中文\n", 2L), (again.MessageText, again.DequeueCount));
        Assert.Equal("PopReceiptMismatch", Code(() => _queue.DeleteMessage(first.MessageId, first.PopReceipt)));
        await _queue.DeleteMessageAsync(again.MessageId, again.PopReceipt);
        Assert.Equal("MessageNotFound", Code(() => _queue.DeleteMessage(again.MessageId, again.PopReceipt)));
    }

    [Fact]
    public async Task Sent_WithDelay_IsHiddenAtFirst_AndExpiresInTheEnd()
    {
        await _queue.SendMessageAsync("late", visibilityTimeout: TimeSpan.FromMinutes(1), timeToLive: TimeSpan.FromHours(1));
        Assert.Null((await _queue.PeekMessageAsync()).Value);
        await _clock.AdvanceAsync(TimeSpan.FromMinutes(1), _ => Task.CompletedTask);
        Assert.Equal("late", (await _queue.PeekMessageAsync()).Value!.MessageText);
        Assert.Equal(1, (await _queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        await _clock.AdvanceAsync(TimeSpan.FromHours(1), _ => Task.CompletedTask);
        Assert.Equal(0, (await _queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Updated_NeedsTheNewReceipt()
    {
        await _queue.SendMessageAsync("a");
        QueueMessage message = (await _queue.ReceiveMessageAsync())!.Value!;
        UpdateReceipt updated = await _queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, "b", TimeSpan.Zero);
        Assert.Equal("PopReceiptMismatch", Code(() => _queue.UpdateMessage(message.MessageId, message.PopReceipt, "c")));
        Assert.Equal("b", (await _queue.PeekMessageAsync()).Value!.MessageText);
        await _queue.DeleteMessageAsync(message.MessageId, updated.PopReceipt);
    }

    [Fact]
    public void Bounds_AreHeld()
    {
        Assert.Equal("OutOfRangeQueryParameterValue", Code(() => _queue.ReceiveMessages(33)));
        Assert.Equal("OutOfRangeQueryParameterValue", Code(() => _queue.SendMessage("a", visibilityTimeout: TimeSpan.FromDays(8))));
        Assert.Equal("OutOfRangeQueryParameterValue", Code(() => _queue.SendMessage("a", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5))));
        Assert.Equal("RequestBodyTooLarge", Code(() => _queue.SendMessage(new string('x', (64 * 1024) + 1))));
        Assert.Equal("InvalidXmlDocument", Code(() => _queue.SendMessage("\u0001")));
        Assert.Equal("QueueNotFound", Code(() => new MemoryClients(_clock).Queues.GetQueueClient("missing").SendMessage("a")));
        Assert.Equal("InvalidResourceName", Code(() => new MemoryClients(_clock).Queues.GetQueueClient("No_Name").Create()));
    }

    [Fact]
    public void Unordered_GivesEveryMessageAll_TheSame()
    {
        QueueClient queue = new MemoryClients(_clock, new ServiceQuirks(new Random(3), Unordered: 0.5)).NewQueue();
        string[] sent = [.. Enumerable.Range(0, 20).Select(i => $"{i}")];
        sent.ToList().ForEach(text => queue.SendMessage(text));

        string[] received = [.. Enumerable.Range(0, 20).Select(_ => queue.ReceiveMessage().Value!.MessageText)];

        Assert.NotEqual(sent, received);
        Assert.Equal(sent.Order(StringComparer.Ordinal), received.Order(StringComparer.Ordinal));
    }

    private static string? Code(Action act) => Assert.ThrowsAny<RequestFailedException>(act).ErrorCode;
}
