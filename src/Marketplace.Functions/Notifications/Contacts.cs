using System.Collections.Concurrent;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Notifications;

/// <summary>How a member is reached.</summary>
/// <param name="Language">The language to write in.</param>
/// <param name="Email">Where mail goes, as the member has confirmed; null for nowhere.</param>
/// <param name="Settings">What the member chose.</param>
public sealed record Contact(string Language, string? Email, NotificationSettings Settings);

/// <summary>
/// How members are reached, kept in memory for a minute: a busy seller is looked up once a minute and not once a notice. A change is seen at once by
/// the process that made it, and by others within that minute.
/// </summary>
public sealed class Contacts(MarketTables tables, PolicyCatalog policies, TimeProvider time)
{
    // Some megabytes; whoever needs more starts anew.
    private const int KeptMax = 10_000;

    private readonly ConcurrentDictionary<MemberId, (Contact Contact, DateTimeOffset UntilUtc)> _kept = new();

    /// <summary>How a member is reached, as of a minute ago at most.</summary>
    public async Task<Contact> FindAsync(MemberId member, CancellationToken cancellationToken) =>
        _kept.TryGetValue(member, out (Contact Contact, DateTimeOffset UntilUtc) kept) && time.GetUtcNow() < kept.UntilUtc
            ? kept.Contact
            : await ReadAsync(member, cancellationToken);

    /// <summary>How a member is reached now.</summary>
    public async Task<Contact> ReadAsync(MemberId member, CancellationToken cancellationToken)
    {
        DateTimeOffset until = time.GetUtcNow().AddSeconds(policies.Current.Notifications.ContactSeconds);
        TableEntity? head = await tables.Members.FindAsync(member.Value, MemberRows.HeadKey, cancellationToken);
        MemberState state = head is null ? new(member) : MemberRows.ReadHead(member, head);
        Contact contact = new(state.Profile.Language, state.Mailbox.Confirmed, state.Notifications);
        if (_kept.Count >= KeptMax)
        {
            _kept.Clear();
        }

        _kept[member] = (contact, until);
        return contact;
    }

    /// <summary>The member was written: what is kept may be old.</summary>
    public void Forget(MemberId member) => _kept.TryRemove(member, out _);
}
