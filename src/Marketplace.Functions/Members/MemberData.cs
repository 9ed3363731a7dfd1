using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Members;

/// <summary>Who the member is, and what it was told about its secrets. The erasure itself is the last step of all (<see cref="EraseMyData"/>).</summary>
public sealed class MemberData(MemberStore members, TimeProvider time) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts { get; } =
    [
        new("member", async (member, _, _, cancellationToken) =>
            new ListPage<object>([MyProfileResponse.Of(await members.ReadAsync(member, cancellationToken), time.GetUtcNow())], null)),
        new("securityEvents", async (member, limit, cursor, cancellationToken) =>
            await PageRequest.Of(limit, cursor, MemberStore.EventsOf(member)).ThenAsync(page => members.ReadEventsAsync(member, page, cancellationToken))),
    ];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => Task.CompletedTask;
}
