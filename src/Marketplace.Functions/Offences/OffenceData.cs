using Marketplace.Domain;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Offences;

/// <summary>What was upheld against a member. It stays when the member leaves: leaving shakes off no bad name.</summary>
public sealed class OffenceData(ReviewStore store, PolicyCatalog policies) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts => [new("offences", ReadAsync)];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<Parsed<ListPage<object>>> ReadAsync(MemberId member, int limit, string? cursor, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReviewCase> cases = await store.ReadAllAsync(member, cancellationToken);
        return new ListPage<object>(
            [.. cases.Where(review => review.WasUpheld).Select(review => MyOffenceResponse.Of(review, policies.Get(review.PolicyVersion).Offences))], null);
    }
}
