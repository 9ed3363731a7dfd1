using System.Globalization;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>Row keys sort upwards; lists are read newest first.</summary>
internal static class NewestFirst
{
    /// <summary>A key part that sorts later moments first.</summary>
    public static string Key(DateTimeOffset atUtc) =>
        (DateTimeOffset.MaxValue.UtcTicks - atUtc.UtcTicks).ToString("d19", CultureInfo.InvariantCulture);
}
