using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Privacy;

/// <summary>One part of what a member may take along.</summary>
/// <param name="Name">Its name in the export.</param>
/// <param name="ReadAsync">Reads a page: the member, how many items, the cursor of the page before; null for the first.</param>
public sealed record ExportPart(string Name, Func<MemberId, int, string?, CancellationToken, Task<Parsed<ListPage<object>>>> ReadAsync);

/// <summary>A feature that keeps data about members. Whatever keeps some registers one of these: that is how export and erasure know of it.</summary>
public interface IPersonalData
{
    /// <summary>What of it the member may take along.</summary>
    IReadOnlyList<ExportPart> Parts { get; }

    /// <summary>Erases what nobody else needs. May be repeated, and goes on where it stopped.</summary>
    Task EraseAsync(MemberId member, CancellationToken cancellationToken);
}
