using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Members;

/// <summary>
/// Who holds which legal identity: one row under the identity's keyed hash, inserted by whoever names it first. Once a provider has confirmed it, it is
/// that member's for good; before, a claim that nobody followed up is free again after some minutes.
/// </summary>
public sealed class IdentityStore(MarketTables tables, MemberStore members, PolicyCatalog policies, TimeProvider time)
{
    private const string RowKey = "holder";
    private const string Holder = "MemberId";
    private const string ClaimedUtc = "ClaimedUtc";
    private const string Confirmed = "Confirmed";
    private const int AttemptsMax = 20;

    /// <summary>Claims an identity for a member. False when it is somebody else's.</summary>
    /// <exception cref="InvalidOperationException">Others kept claiming; to be tried again.</exception>
    public async Task<bool> ClaimAsync(string identity, MemberId member, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            TableEntity? row = await FindAsync(identity, cancellationToken);
            if (row is not null && IsConfirmed(row))
            {
                return IsHeldBy(row, member);
            }

            if (row is not null && !IsHeldBy(row, member) && !await IsForsakenAsync(row, cancellationToken))
            {
                return false;
            }

            // A member's own tries do not get in each other's way.
            if (row is not null && IsHeldBy(row, member) && AgeOf(row) < ClaimFor / 2)
            {
                return true;
            }

            if (await tables.Identities.TryWriteAsync(Row(identity, member, confirmed: false), row?.ETag, cancellationToken))
            {
                return true;
            }
        }

        throw new InvalidOperationException("An identity is being claimed all the time.");
    }

    /// <summary>Makes a claimed identity the member's for good. False when it is not the member's any more.</summary>
    /// <exception cref="InvalidOperationException">Others kept writing; to be tried again.</exception>
    public async Task<bool> ConfirmAsync(string identity, MemberId member, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            TableEntity? row = await FindAsync(identity, cancellationToken);
            if (row is null || !IsHeldBy(row, member))
            {
                return false;
            }

            if (IsConfirmed(row) || await tables.Identities.TryWriteAsync(Row(identity, member, confirmed: true), row.ETag, cancellationToken))
            {
                return true;
            }
        }

        throw new InvalidOperationException("An identity is being written all the time.");
    }

    /// <summary>Frees an identity that was never confirmed. Twice is once.</summary>
    public async Task FreeAsync(string identity, MemberId member, CancellationToken cancellationToken)
    {
        TableEntity? row = await FindAsync(identity, cancellationToken);
        if (row is null || !IsHeldBy(row, member) || IsConfirmed(row))
        {
            return;
        }

        try
        {
            await tables.Identities.DeleteEntityAsync(identity, RowKey, row.ETag, cancellationToken);
        }
        catch (RequestFailedException error) when (error.IsConflict())
        {
            // Somebody has claimed it anew: it is not free, and not to be freed.
            return;
        }
    }

    // Whoever waits for the provider's word keeps it; who died between the claim and the request does not.
    private async Task<bool> IsForsakenAsync(TableEntity row, CancellationToken cancellationToken)
    {
        if (AgeOf(row) < ClaimFor)
        {
            return false;
        }

        Verification holder = (await members.ReadAsync(MemberId.From(row.GetString(Holder)), cancellationToken)).Verification;
        return holder.State != VerificationState.Pending || holder.Identity != row.PartitionKey;
    }

    private TimeSpan ClaimFor => TimeSpan.FromMinutes(policies.Current.Members.IdentityClaimMinutes);

    private TimeSpan? AgeOf(TableEntity row) => time.GetUtcNow() - row.GetDateTimeOffset(ClaimedUtc);

    private TableEntity Row(string identity, MemberId member, bool confirmed) =>
        new(identity, RowKey) { [Holder] = member.Value, [ClaimedUtc] = time.GetUtcNow(), [Confirmed] = confirmed };

    private static bool IsHeldBy(TableEntity row, MemberId member) => row.GetString(Holder) == member.Value;

    private static bool IsConfirmed(TableEntity row) => row.GetBoolean(Confirmed) == true;

    private Task<TableEntity?> FindAsync(string identity, CancellationToken cancellationToken) => tables.Identities.FindAsync(identity, RowKey, cancellationToken);
}
