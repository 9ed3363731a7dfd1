using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Something that must always hold, looked at whenever something could have broken it.</summary>
internal abstract class Check(SimWorld world)
{
    protected SimWorld World => world;

    /// <summary>After a commit, with all of its rows.</summary>
    public virtual void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
    }

    /// <summary>After the app answered a request.</summary>
    public virtual void OnAnswer(HttpCall call, HttpReply reply, Exception? error)
    {
    }

    /// <summary>When everything has settled. It may ask the app.</summary>
    public virtual Task AtEndAsync() => Task.CompletedTask;

    /// <summary>Notes a violation unless the condition holds. Returns the condition.</summary>
    protected bool Require(bool holds, string check, Func<string> fault, string subject = "")
    {
        if (!holds)
        {
            world.Kernel.Report(new Violation(check, fault(), subject));
        }

        return holds;
    }
}

/// <summary>All checks of a world.</summary>
internal sealed class CheckBook
{
    private readonly SimWorld _world;
    private readonly Check[] _checks;
    private readonly OrderCheck _orders;

    public CheckBook(SimWorld world)
    {
        _world = world;
        _orders = new OrderCheck(world);
        JournalCheck journal = new(world);
        AccountCheck accounts = new(world, journal);
        _checks =
        [
            _orders, journal, new DeadlineCheck(world), new PauseCheck(world), new StockCheck(world), accounts, new ProviderCheck(world, journal, accounts),
            new AnswerCheck(world), new ProjectionCheck(world), new BackendCheck(world), new PayoutCheck(world), new CreditCheck(world), new BooksCheck(world), new NoticeCheck(world), new EventCheck(world),
            new MessageCheck(world), new ConversationListCheck(world), new ReviewCheck(world), new PenaltyCheck(world),
        ];
        world.Account.Tables.Committed += OnCommit;
    }

    /// <summary>How many orders have not ended, or have a claim open.</summary>
    public int OpenOrders => _orders.Open.Count;

    /// <summary>One of them; empty when there is none.</summary>
    public string AnyOpenOrder => _orders.Open.FirstOrDefault() ?? "";

    public void OnAnswer(HttpCall call, HttpReply reply, Exception? error)
    {
        foreach (Check check in _checks)
        {
            check.OnAnswer(call, reply, error);
        }
    }

    /// <summary>The checks that need everything to have settled.</summary>
    public void RunAtEnd()
    {
        foreach (Check check in _checks)
        {
            bool done = false;
            _world.Kernel.Spawn(null, check.GetType().Name, async () =>
            {
                await check.AtEndAsync();
                done = true;
            });
            while (!done && _world.Kernel.Violation is null)
            {
                _world.Kernel.Step();
            }
        }
    }

    private void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        _world.Kernel.Trace.Add($"  commit {table} {changes[0].PartitionKey}: {string.Join(", ", changes.Select(Describe))}");
        foreach (Check check in _checks)
        {
            check.OnCommit(table, changes);
        }
    }

    private static string Describe(RowChange change) => (change.Before, change.After) switch
    {
        (null, _) => $"+{change.RowKey}",
        (_, null) => $"-{change.RowKey}",
        _ => change.RowKey,
    };
}
