using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Time;
using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Escrow;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Tests.Escrow;

/// <summary>The orchestrator alone, on a clock that stands still until it is moved.</summary>
public sealed class EscrowOrchestratorTests : IAsyncLifetime
{
    private static readonly DateTimeOffset _noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly OrderId _order = OrderId.For(MemberId.For("tenant", "buyer"), "key");

    private readonly VirtualClock _clock = VirtualClock.Frozen(_noon);
    private readonly EscrowFunctions _functions;
    private readonly DurableEngine _engine;
    private EscrowStatus _truth = Waiting(1, _noon.AddDays(10));

    public EscrowOrchestratorTests()
    {
        _functions = new EscrowFunctions { EnforceAsync = () => Task.FromResult(_truth) };
        _engine = new DurableEngine(_functions, new InMemoryHistoryStore(), _clock);
    }

    public Task InitializeAsync() => _engine.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        _clock.Dispose();
    }

    [Fact]
    public async Task Deadline_EnforcesAndCarriesOutWhatWasDecided()
    {
        await StartAsync();
        _truth = Closed(3, TransferKind.CreditSeller);

        await AdvanceAsync(TimeSpan.FromDays(10));

        Assert.Equal(["EnforceDeadline", "CreditSeller[0]"], _functions.Ran);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await GetAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task News_OfAnEnd_CarriesOutAndCompletesWithoutWaitingForTheTimer()
    {
        await StartAsync();

        await RaiseAsync(Closed(3, TransferKind.RefundBuyer));

        Assert.Equal(["RefundBuyer[0]"], _functions.Ran);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await GetAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task News_OfALaterDeadline_MovesTheTimer()
    {
        await StartAsync();
        await RaiseAsync(Waiting(2, _noon.AddDays(13)));

        await AdvanceAsync(TimeSpan.FromDays(12));
        Assert.Empty(_functions.Ran);

        _truth = Closed(4, TransferKind.CreditSeller);
        await AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal(["EnforceDeadline", "CreditSeller[0]"], _functions.Ran);
    }

    [Fact]
    public async Task News_OlderThanWhatIsKnown_IsIgnored()
    {
        await StartAsync();
        await RaiseAsync(Waiting(5, _noon.AddDays(13)));
        await RaiseAsync(Waiting(4, _noon.AddDays(1)));

        await AdvanceAsync(TimeSpan.FromDays(12));

        Assert.Empty(_functions.Ran);
    }

    [Fact]
    public async Task News_WhileADeadlineIsEnforced_IsNotLost()
    {
        TaskCompletionSource begun = new(), go = new();
        _functions.EnforceAsync = async () =>
        {
            begun.TrySetResult();
            await go.Task;
            return Waiting(2, _noon.AddDays(20));
        };
        await StartAsync();
        Task advance = _clock.AdvanceAsync(TimeSpan.FromDays(10), SettleAsync);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        // The buyer confirms while the reminder is being written: the release must not wait for the next deadline.
        await _engine.Client.RaiseEventAsync(Instance, EscrowOrchestrator.NewsEvent, Closed(4, TransferKind.CreditSeller));
        go.SetResult();
        await advance;

        Assert.Equal(["EnforceDeadline", "CreditSeller[0]"], _functions.Ran);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await GetAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task Deadline_NotYetDueByTheStoresClock_IsLookedAtAgainAMinuteLater()
    {
        await StartAsync();

        await AdvanceAsync(TimeSpan.FromDays(10) + TimeSpan.FromSeconds(150));

        Assert.Equal(["EnforceDeadline", "EnforceDeadline", "EnforceDeadline"], _functions.Ran);
    }

    [Fact]
    public async Task Transfer_ThatFails_IsRepeatedUntilItSucceeds_AndThenNoMore()
    {
        _functions.TransferFailures = 40;
        await StartAsync();
        await RaiseAsync(Closed(3, TransferKind.RefundBuyer));

        await AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(41, _functions.Ran.Count(name => name == "RefundBuyer[0]"));
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await GetAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task Rounds_BeyondTheLimit_ContinueAsNewAndForgetNothing()
    {
        await StartAsync();
        for (int version = 2; version <= 100; version++)
        {
            await RaiseAsync(Waiting(version, _noon.AddDays(10 + version), TransferKind.RefundBuyer));
        }

        await RaiseAsync(Closed(101, TransferKind.RefundBuyer, TransferKind.CreditSeller));

        Assert.Equal(["RefundBuyer[0]", "CreditSeller[1]"], _functions.Ran);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await GetAsync()).RuntimeStatus);
    }

    private static string Instance => EscrowWaker.InstanceOf(_order);

    private static EscrowStatus Waiting(long version, DateTimeOffset deadline, params TransferKind[] transfers) => new(version, OrderState.Shipped, deadline, transfers);

    private static EscrowStatus Closed(long version, params TransferKind[] transfers) => new(version, OrderState.Completed, null, transfers);

    private async Task StartAsync()
    {
        EscrowInstance input = new(_order, _truth, 0);
        await _engine.Client.ScheduleNewOrchestrationInstanceAsync(nameof(EscrowOrchestrator), input, new StartOrchestrationOptions(Instance));
        await SettleAsync(CancellationToken.None);
    }

    private Task<int> AdvanceAsync(TimeSpan time) => _clock.AdvanceAsync(time, SettleAsync);

    private async Task RaiseAsync(EscrowStatus news)
    {
        await _engine.Client.RaiseEventAsync(Instance, EscrowOrchestrator.NewsEvent, news);
        await SettleAsync(CancellationToken.None);
    }

    private async Task<OrchestrationMetadata> GetAsync() => (await _engine.Client.GetInstanceAsync(Instance))!;

    private Task SettleAsync(CancellationToken cancellationToken) => _engine.IdleAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
}
