using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Queues;

public sealed class QueueTriggerTests(AzuriteFixture azurite) : QueueTestBase(azurite)
{
    [Fact]
    public async Task Message_IsHandledOnce_AndDeleted()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue);
        await queue.SendMessageAsync("hello");

        await host.SettleAsync();

        Assert.Equal(["hello 1"], Journal.Entries);
        Assert.Equal(0, await CountAsync(queue));
    }

    [Theory]
    [InlineData("text", "plain", "text plain")]
    [InlineData("poco", """{"NUMBER":7,"word":"seven"}""", "poco 7 seven")]
    [InlineData("bytes", "äöü", "bytes 6")]
    [InlineData("binary", "raw", "binary raw 36")]
    public async Task Message_IsBoundInTheParametersType_OverANamedConnection(string kind, string body, string entry)
    {
        QueueClient queue = await NewQueueAsync($"bound-{kind}");
        await using TestHost host = await StartAsync(queue, adjust: settings => settings with { Classes = [typeof(QueueApp.Types)] });
        await Queue($"{queue.Name}-{kind}").SendMessageAsync(body);

        await host.SettleAsync();

        Assert.Equal([entry], Journal.Entries);
    }

    [Fact]
    public async Task FailedMessage_ComesBackAfterItsTimeout_InVirtualTime()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue, """ "visibilityTimeout":"00:30:00" """);
        Journal.Act = (message, _) => message.DequeueCount < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await queue.SendMessageAsync("stubborn");

        await host.SettleAsync();
        Assert.Equal(["stubborn 1"], Journal.Entries);
        await host.AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.Equal(["stubborn 1"], Journal.Entries);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["stubborn 1", "stubborn 2"], Journal.Entries);
        await host.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(["stubborn 1", "stubborn 2", "stubborn 3"], Journal.Entries);
        Assert.Equal(0, await CountAsync(queue));
    }

    [Fact]
    public async Task MessageThatKeepsFailing_EndsInThePoisonQueue()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue, """ "maxDequeueCount":3 """);
        Journal.Act = (_, _) => throw new InvalidOperationException("never");
        await queue.SendMessageAsync("doomed");

        await host.SettleAsync();

        Assert.Equal(["doomed 1", "doomed 2", "doomed 3"], Journal.Entries);
        Assert.Equal(0, await CountAsync(queue));
        QueueMessage poison = Assert.Single((await Queue(queue.Name + "-poison").ReceiveMessagesAsync()).Value);
        Assert.Equal("doomed", poison.Body.ToString());
    }

    [Fact]
    public async Task MessageWhoseHostDiedAtTheLastTry_GoesToThePoisonQueue_WithoutAnotherRun()
    {
        QueueClient queue = await NewQueueAsync();
        await queue.SendMessageAsync("tried");
        for (int tries = 0; tries < 2; tries++)
        {
            QueueMessage received = (await queue.ReceiveMessagesAsync()).Value.Single();
            await queue.UpdateMessageAsync(received.MessageId, received.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        }

        await using TestHost host = await StartAsync(queue, """ "maxDequeueCount":2 """);
        await host.SettleAsync();

        Assert.Empty(Journal.Entries);
        Assert.Equal((0, 1), (await CountAsync(queue), await CountAsync(Queue(queue.Name + "-poison"))));
    }

    [Fact]
    public async Task MessageThatIsNotInTheEncoding_IsPoisonedAsItCame_AndOthersAreHandled()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue, """ "maxDequeueCount":2 """);
        await Queue(queue.Name, QueueMessageEncoding.None).SendMessageAsync("not base64!");
        await queue.SendMessageAsync("good");

        await host.SettleAsync();

        Assert.Equal(["good 1"], Journal.Entries);
        QueueMessage poison = Assert.Single((await Queue(queue.Name + "-poison", QueueMessageEncoding.None).ReceiveMessagesAsync()).Value);
        Assert.Equal("not base64!", poison.Body.ToString());
    }

    [Fact]
    public async Task Encoding_None_ReadsTextsAsTheyAre()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue, """ "messageEncoding":"none" """);
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("hello"));
        await Queue(queue.Name, QueueMessageEncoding.None).SendMessageAsync(encoded);

        await host.SettleAsync();

        Assert.Equal([$"{encoded} 1"], Journal.Entries);
    }

    [Fact]
    public async Task Messages_RunInParallel_UpToTheBatchSize()
    {
        QueueClient queue = await NewQueueAsync();
        int now = 0, most = 0;
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.Act = async (_, _) =>
        {
            int running = Interlocked.Increment(ref now);
            InterlockedMax(ref most, running);
            if (running == 4)
            {
                full.TrySetResult();
            }

            await gate.Task;
            Interlocked.Decrement(ref now);
        };
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => queue.SendMessageAsync($"m{i}")));

        await using TestHost host = await StartAsync(queue, """ "batchSize":4, "newBatchThreshold":3 """);
        await full.Task.OrFail();
        gate.SetResult();
        await host.SettleAsync();

        Assert.Equal(4, most);
        Assert.Equal(20, Journal.Entries.Distinct().Count());
        Assert.Equal(20, Journal.Entries.Count);
    }

    [Fact]
    public async Task WhatAMessageSendsOn_IsHandledInTheSameSettling()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue);
        Journal.Act = (message, token) => message.Body.ToString() is { Length: < 5 } text ? queue.SendMessageAsync(text + "x", token) : Task.CompletedTask;
        await queue.SendMessageAsync("x");

        await host.SettleAsync();

        Assert.Equal(["x 1", "xx 1", "xxx 1", "xxxx 1", "xxxxx 1"], Journal.Entries);
    }

    private static void InterlockedMax(ref int location, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref location)) < value && Interlocked.CompareExchange(ref location, value, seen) != seen)
        {
            // Another run was faster; look again.
        }
    }
}
