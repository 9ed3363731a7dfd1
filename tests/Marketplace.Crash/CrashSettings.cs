namespace Marketplace.Crash;

/// <summary>What a run shall do.</summary>
/// <param name="Kills">How often the market is killed.</param>
/// <param name="Seed">Chooses the stories and the moments of the kills; what meets what is up to the machine.</param>
/// <param name="Traders">How many trade at a time.</param>
/// <param name="Brief">Only orders that their parties end; no days pass while it trades.</param>
internal sealed record CrashSettings(int Kills, int Seed, int Traders, bool Brief = false)
{
    /// <summary>After which every order is over: silence takes ten days, and without it the last payment window closes after one.</summary>
    public TimeSpan UntilAllIsOver => Brief ? TimeSpan.FromHours(25) : TimeSpan.FromDays(11);

    /// <summary>How long to wait, before the audit, for what a killed process was reading.</summary>
    public TimeSpan LeasePatience => Brief ? TimeSpan.FromSeconds(45) : TimeSpan.FromMinutes(10);

    /// <summary>How long the audit itself waits for messages that nobody can see; a brief run leaves them be.</summary>
    public TimeSpan QueuePatience => Brief ? TimeSpan.Zero : TimeSpan.FromMinutes(10);
}
