using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

public sealed class DurableRetryTests
{
    private readonly List<double> _attemptHours = [];

    private async Task<(OrchestrationMetadata Instance, List<double> AttemptHours)> RunAsync(TaskOptions options, int succeedAt, int hours = 1000)
    {
        DurableHarness? host = null;
        TestFunctions functions = new TestFunctions()
            .Activity<int>("Flaky", _ =>
            {
                _attemptHours.Add((host!.Clock.GetUtcNow() - DurableHarness.Noon).TotalHours);
                return _attemptHours.Count >= succeedAt
                    ? "done"
                    : throw new TimeoutException($"try {_attemptHours.Count}", new InvalidDataException("deep"));
            })
            .Orchestrator("Retrying", async context => await context.CallActivityAsync<string>("Flaky", 1, options));
        host = await DurableHarness.StartAsync(functions);
        await using (host)
        {
            await host.RunAsync("Retrying");
            await host.AdvanceAsync(TimeSpan.FromHours(hours));
            return (await host.GetAsync(), _attemptHours);
        }
    }

    [Fact]
    public async Task Policy_WaitsLongerEachTimeUpToItsMaximum()
    {
        RetryPolicy policy = new(6, TimeSpan.FromHours(1), 2.0, TimeSpan.FromHours(5));

        (OrchestrationMetadata instance, List<double> attemptHours) = await RunAsync(TaskOptions.FromRetryPolicy(policy), succeedAt: 6);

        Assert.Equal("done", instance.ReadOutputAs<string>());
        Assert.Equal([0, 1, 3, 7, 12, 17], attemptHours);
    }

    [Fact]
    public async Task Policy_WhenAttemptsAreUsedUp_FailsWithTheLastFailure()
    {
        (OrchestrationMetadata instance, List<double> attemptHours) =
            await RunAsync(TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromHours(1))), succeedAt: 99);

        Assert.Equal([0, 1, 2], attemptHours);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        TaskFailureDetails failure = instance.FailureDetails!;
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", failure.ErrorType);
        Assert.Equal("Task 'Flaky' (#4) failed with an unhandled exception: try 3", failure.ErrorMessage);
        Assert.Equal("System.TimeoutException", failure.InnerFailure?.ErrorType);
        Assert.True(failure.InnerFailure!.IsCausedBy<SystemException>());
        Assert.False(failure.InnerFailure.IsCausedBy<ArgumentException>());
        Assert.Equal("deep", failure.InnerFailure.InnerFailure?.ErrorMessage);
    }

    [Fact]
    public async Task Policy_StopsAtItsTimeout()
    {
        RetryPolicy policy = new(99, TimeSpan.FromHours(1), retryTimeout: TimeSpan.FromHours(2.5));

        (OrchestrationMetadata instance, List<double> attemptHours) = await RunAsync(TaskOptions.FromRetryPolicy(policy), succeedAt: 99);

        Assert.Equal([0, 1, 2, 3], attemptHours);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
    }

    [Fact]
    public async Task Policy_AsksItsFilterWithTheActivitysOwnFailure()
    {
        RetryPolicy policy = new(99, TimeSpan.FromHours(1))
        {
            HandleFailure = failure => failure.IsCausedBy<TimeoutException>() && failure.ErrorMessage != "try 2",
        };

        (OrchestrationMetadata instance, List<double> attemptHours) = await RunAsync(TaskOptions.FromRetryPolicy(policy), succeedAt: 99);

        Assert.Equal([0, 1], attemptHours);
        Assert.Equal("try 2", instance.FailureDetails?.InnerFailure?.ErrorMessage);
    }

    [Fact]
    public async Task Handler_DecidesAndMayWait()
    {
        TaskOptions options = TaskOptions.FromRetryHandler(async (RetryContext retry) =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromHours(retry.LastAttemptNumber), CancellationToken.None);
            return retry.TotalRetryTime < TimeSpan.FromHours(3) && retry.LastFailure.ErrorType == "System.TimeoutException";
        });

        (OrchestrationMetadata instance, List<double> attemptHours) = await RunAsync(options, succeedAt: 99);

        Assert.Equal([0, 1, 3], attemptHours);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
    }

    [Fact]
    public async Task Failure_CanBeCaughtByTheOrchestrator()
    {
        TestFunctions functions = new TestFunctions()
            .Activity<int>("Fails", object? (_) => throw new InvalidDataException("bad"))
            .Orchestrator("Careful", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<int>("Fails", 1);
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.TaskName} #{failed.TaskId}: {failed.FailureDetails}";
                }
            });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Careful");

        Assert.Equal("Fails #0: System.IO.InvalidDataException: bad", (await host.GetAsync()).ReadOutputAs<string>());
    }
}
