using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Queues;

/// <summary>The queue triggers and the host's life: leases, stopping, restarts, cost.</summary>
public sealed class QueueHostTests(AzuriteFixture azurite) : QueueTestBase(azurite)
{
    [Fact]
    public async Task Lease_IsRenewedWhileAFunctionRuns()
    {
        QueueClient queue = await NewQueueAsync();
        CountUpdates updates = new(until: 3);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.Act = (_, _) => gate.Task;
        await using TestHost host = await StartAsync(queue, adjust: settings => settings with
        {
            Adjust = options => options with
            {
                QueueLease = TimeSpan.FromSeconds(1),
                ConfigureQueueClient = client => client.AddPolicy(updates, HttpPipelinePosition.PerCall),
            },
        });
        await queue.SendMessageAsync("long");

        // Three renewals at half the lease: without them the message would be visible, and run again, by now.
        await updates.Reached.OrFail();
        Assert.Empty((await queue.ReceiveMessagesAsync()).Value);
        gate.SetResult();
        await host.SettleAsync();

        Assert.Equal(["long 1"], Journal.Entries);
        Assert.Equal(0, await CountAsync(queue));
    }

    [Fact]
    public async Task Stop_WaitsForRunningFunctions()
    {
        QueueClient queue = await NewQueueAsync();
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.Act = async (_, _) =>
        {
            entered.SetResult();
            await gate.Task;
            Journal.Add("done");
        };
        TestHost host = await StartAsync(queue);
        await queue.SendMessageAsync("last");
        await entered.Task.OrFail();

        Task stopping = host.StopAsync();
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping.OrFail();
        await host.DisposeAsync();

        Assert.Equal(["last 1", "done"], Journal.Entries);
        Assert.Equal(0, await CountAsync(queue));
    }

    [Fact]
    public async Task Stop_CancelsFunctionsThatTakeTooLong_AndTheNextHostRunsTheMessageAgain()
    {
        QueueClient queue = await NewQueueAsync();
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Journal.Act = (_, token) =>
        {
            entered.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, token);
        };
        TestHost first = await StartAsync(queue, adjust: settings => settings with
        {
            Adjust = options => options with { StopTimeout = TimeSpan.FromMilliseconds(50) },
        });
        await queue.SendMessageAsync("endless");
        await entered.Task.OrFail();
        await first.StopAsync().OrFail();
        await first.DisposeAsync();

        Journal.Act = (_, _) => Task.CompletedTask;
        await using TestHost second = await StartAsync(queue);
        await second.SettleAsync();

        Assert.Equal(["endless 1", "endless 2"], Journal.Entries);
        Assert.Equal(0, await CountAsync(queue));
    }

    [Fact]
    public async Task Settling_WhenNothingHappens_CostsAtMostTwoRequestsPerQueue()
    {
        QueueClient queue = await NewQueueAsync();
        CountUpdates requests = new(until: int.MaxValue);
        await using TestHost host = await StartAsync(queue, adjust: settings => settings with
        {
            Adjust = options => options with { ConfigureQueueClient = client => client.AddPolicy(requests, HttpPipelinePosition.PerCall) },
        });
        List<int> costs = [];
        for (int i = 0; i < 5; i++)
        {
            int before = requests.Receives;
            await host.SettleAsync();
            costs.Add(requests.Receives - before);
        }

        // The cheapest, because the listener's own look into the empty queue may fall into a settling.
        Assert.InRange(costs.Min(), 1, 2);
    }

    [Fact]
    public async Task DeletedQueue_IsCreatedAnew()
    {
        QueueClient queue = await NewQueueAsync();
        await using TestHost host = await StartAsync(queue);
        await queue.DeleteAsync();

        await host.SettleAsync();
        await queue.SendMessageAsync("back");
        await host.SettleAsync();

        Assert.Equal(["back 1"], Journal.Entries);
    }

    [Fact]
    public async Task UnreachableStorage_FailsTheSettling_ButNotTheListener()
    {
        QueueClient queue = await NewQueueAsync();
        Outage outage = new();
        await using TestHost host = await StartAsync(queue, adjust: settings => settings with
        {
            Adjust = options => options with { ConfigureQueueClient = client => client.AddPolicy(outage, HttpPipelinePosition.PerCall) },
        });
        await queue.SendMessageAsync("patient");
        await host.SettleAsync();

        outage.IsOn = true;
        await Assert.ThrowsAsync<AggregateException>(host.SettleAsync);
        await Assert.ThrowsAsync<AggregateException>(host.SettleAsync);
        outage.IsOn = false;
        await queue.SendMessageAsync("again");
        await host.SettleAsync();

        Assert.Equal(["patient 1", "again 1"], Journal.Entries);
    }

    // What the pipeline throws when every one of its own retries has failed.
    private sealed class Outage : HttpPipelineSynchronousPolicy
    {
        public volatile bool IsOn;

        public override void OnSendingRequest(HttpMessage message)
        {
            if (IsOn)
            {
                throw new AggregateException(new IOException("as planned"));
            }
        }
    }

    private sealed class CountUpdates(int until) : HttpPipelinePolicy
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _updates;
        private int _receives;

        public Task Reached => _reached.Task;

        public int Receives => Volatile.Read(ref _receives);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            Count(message);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            ProcessNext(message, pipeline);
            Count(message);
        }

        private void Count(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Get)
            {
                Interlocked.Increment(ref _receives);
            }
            else if (message.Request.Method == RequestMethod.Put && Interlocked.Increment(ref _updates) == until)
            {
                _reached.SetResult();
            }
        }
    }
}
