namespace Marketplace.LocalHost.Scenario;

/// <summary>The arbiters. They read their queue and rule on what they find there, as people do.</summary>
internal sealed class ArbiterBench(Market market)
{
    private const string Role = "Arbiter";
    private const string First = "arbiter-ruth";
    private const string Second = "仲裁员-文";
    private const string Senior = "arbiter-solomon";

    private const int LooksMax = 4;

    /// <summary>
    /// An arbiter finds a dispute in the queue and rules: on appeal another one than before, and a senior one when it is overdue.
    /// </summary>
    /// <exception cref="ScenarioException">The queue does not show it.</exception>
    public async Task RuleAsync(string disputeId, int number, object ruling)
    {
        await Task.WhenAll(new[] { First, Second, Senior }.Select(name => market.Client.SignInAsync(name, Role)));
        QueuedDisputeView waiting = await FindAsync(disputeId);
        string arbiter = waiting.OverdueLevel > 0 ? Senior : waiting.IsAppeal ? Second : First;
        await market.Client.PostAsync<DisputeView>(arbiter, $"api/disputes/{disputeId}/ruling", $"{number}-ruling-{(waiting.IsAppeal ? 2 : 1)}", ruling);
    }

    /// <summary>An arbiter rules on a claim that the parties brought.</summary>
    public async Task RuleOnClaimAsync(string claimId, int number, object ruling)
    {
        await market.Client.SignInAsync(First, Role);
        await market.Client.PostAsync<ClaimView>(First, $"api/claims/{claimId}/ruling", $"{number}-claim-ruling", ruling);
    }

    // The queue follows the orders within moments; an arbiter who comes too early looks again later.
    private async Task<QueuedDisputeView> FindAsync(string disputeId)
    {
        for (int look = 0; look < LooksMax; look++)
        {
            if (await LookAsync(disputeId) is { } found)
            {
                return found;
            }

            await market.Agenda.Until(market.Agenda.Now + Agenda.Step);
        }

        throw new ScenarioException($"{disputeId} awaits a ruling, but the arbiters' queue does not show it.");
    }

    private async Task<QueuedDisputeView?> LookAsync(string disputeId) =>
        await market.Client.ItemsAsync<QueuedDisputeView>(First, "api/operator/disputes").FirstOrDefaultAsync(queued => queued.Id == disputeId);
}
