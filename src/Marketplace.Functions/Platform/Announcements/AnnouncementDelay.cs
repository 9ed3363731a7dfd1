namespace Marketplace.Functions.Platform.Announcements;

/// <summary>
/// How long an announcement waits for its commit. A commit follows its announcement within milliseconds, or, when its process
/// died or lost the race, never; a few minutes are far beyond the one and soon enough for the other.
/// </summary>
internal static class AnnouncementDelay
{
    private const int DelaysMax = 7;

    /// <summary>
    /// How long the relay leaves a commit's consequences to the process that commits. They take a tenth of a second; a process that died is
    /// stood in for soon.
    /// </summary>
    public static TimeSpan Insured { get; } = TimeSpan.FromSeconds(20);

    /// <summary>How slow a commit may be before it is announced once more: the relay gives an announcement two minutes to come true.</summary>
    public static TimeSpan Good { get; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The wait before the next look: 1, 2, 4 … 64 seconds, counted in tries and not in time, since a local clock may be moved; null
    /// when it is time to give up.
    /// </summary>
    public static TimeSpan? Next(int delays) => delays < DelaysMax ? TimeSpan.FromSeconds(1 << delays) : null;
}
