namespace Marketplace.Functions.Platform.Announcements;

/// <summary>Writing what others may be writing at the same time, from a truth that may move meanwhile.</summary>
internal static class Projection
{
    /// <summary>
    /// Writes what was read, and again what has become of it, until the truth holds still. Two relays may overlap: whoever wrote last
    /// sees here whether what it wrote is still the latest.
    /// </summary>
    public static async Task WriteUntilStillAsync<T>(T read, Func<T, long> versionOf, Func<T, Task> writeAsync, Func<Task<T>> readAgainAsync)
    {
        long written;
        do
        {
            written = versionOf(read);
            await writeAsync(read);
            read = await readAgainAsync();
        }
        while (versionOf(read) != written);
    }
}
