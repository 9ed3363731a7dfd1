using System.Collections.Concurrent;
using Marketplace.LocalHost.Scenario;

namespace Marketplace.LocalHost.Tests.Scenario;

public sealed class AgendaTests
{
    private static readonly TimeSpan _step = Agenda.Step;

    [Fact]
    public async Task Run_MovesTheClock_OnlyWhenAllStoriesWait_AndInOrder()
    {
        ConcurrentQueue<string> told = new();
        Agenda agenda = new(moment =>
        {
            told.Enqueue($"clock {moment / _step}");
            return Task.CompletedTask;
        });

        async Task Story(string name, params int[] steps)
        {
            foreach (int step in steps)
            {
                await agenda.Until(_step * step);
                told.Enqueue($"{name} {step}");
            }
        }

        await agenda.RunAsync([() => Story("a", 1, 5), () => Story("b", 3)]);

        Assert.Equal(["clock 1", "a 1", "clock 3", "b 3", "clock 5", "a 5"], told);
    }

    [Fact]
    public async Task Run_WhenOneStoryStillWorks_DoesNotMoveTheClock()
    {
        ConcurrentQueue<string> told = new();
        TaskCompletionSource otherIsDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Agenda agenda = new(moment =>
        {
            told.Enqueue($"clock {moment / _step}");
            return Task.CompletedTask;
        });

        async Task Quick()
        {
            await agenda.Until(_step);
            otherIsDone.SetResult();
            await agenda.Until(_step * 2);
        }

        async Task Slow()
        {
            await agenda.Until(_step);
            await otherIsDone.Task;
            for (int turn = 0; turn < 20_000; turn++)
            {
                await Task.Yield();
            }

            told.Enqueue("worked");
        }

        // Off the test's own context, which would queue the two stories and the clock one behind the other.
        await Task.Run(() => agenda.RunAsync([Quick, Slow]));

        Assert.Equal(["clock 1", "worked", "clock 2"], told);
    }

    [Fact]
    public async Task Until_RoundsUpToSteps_AndNeverStandsStill()
    {
        List<TimeSpan> moments = [];
        Agenda agenda = new(moment =>
        {
            moments.Add(moment);
            return Task.CompletedTask;
        });

        await agenda.RunAsync(
        [
            async () =>
            {
                await agenda.Until(_step * 1.2);
                await agenda.Until(TimeSpan.Zero);
            },
        ]);

        Assert.Equal([_step * 2, _step * 3], moments);
    }

    [Fact]
    public async Task Run_WhenAStoryFails_EndsWithItsError()
    {
        Agenda agenda = new(_ => Task.CompletedTask);

        async Task Endless()
        {
            while (true)
            {
                await agenda.Until(agenda.Now + _step);
            }
        }

        await Assert.ThrowsAsync<ScenarioException>(() => agenda.RunAsync([Endless, () => throw new ScenarioException("refused")]));
    }
}
