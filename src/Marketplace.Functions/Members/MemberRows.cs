using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Offences;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Members;

/// <summary>A member as one was read.</summary>
/// <param name="Member">The member.</param>
/// <param name="ETag">Guards the head; null when there is none yet.</param>
internal sealed record StoredMember(MemberState Member, ETag? ETag);

/// <summary>
/// How a member lies in its partition: <c>head</c> with profile, verification and payment password, one <c>security:…</c> row for each thing that
/// the member is told, newest first, and <c>idem:…</c>. One point read gives all that is decided on.
/// </summary>
internal static class MemberRows
{
    public const string HeadKey = "head";
    public const string EventKeyFrom = "security:";
    public const string EventKeyTo = "security;";

    private const string Data = "Data";
    private const string Profile = "Profile";
    private const string Verification = "Verification";
    private const string PaymentPassword = "PaymentPassword";
    private const string Standing = "Standing";
    private const string Mailbox = "Mailbox";
    private const string Notifications = "Notifications";

    public static MemberState ReadHead(MemberId id, TableEntity row) => new(id)
    {
        Profile = MarketJson.Read<MemberProfile>(row.GetString(Profile)),
        Verification = MarketJson.Read<Verification>(row.GetString(Verification)),
        PaymentPassword = row.GetString(PaymentPassword) is { } secret ? MarketJson.Read<PaymentPassword>(secret) : null,
        Standing = row.GetString(Standing) is { } standing ? MarketJson.Read<Standing>(standing) : null,
        Mailbox = row.GetString(Mailbox) is { } mailbox ? MarketJson.Read<Mailbox>(mailbox) : Domain.Members.Mailbox.Blank,
        Notifications = row.GetString(Notifications) is { } chosen ? MarketJson.Read<NotificationSettings>(chosen) : NotificationSettings.Blank,
        SinceUtc = row.GetDateTimeOffset("SinceUtc"),
        Version = row.GetInt64("Version")!.Value,
    };

    public static string EventKey(DateTimeOffset atUtc, long version) => $"{EventKeyFrom}{NewestFirst.Key(atUtc)}:{version:d10}";

    public static SecurityEvent ReadEvent(TableEntity row) => MarketJson.Read<SecurityEvent>(row.GetString(Data));

    /// <summary>The one transaction in which a command happens.</summary>
    public static List<TableTransactionAction> Of(StoredMember before, MemberState after, SecurityEvent? told, TableEntity? answer)
    {
        string partition = after.Id.Value;
        TableEntity head = new(partition, HeadKey)
        {
            [Profile] = MarketJson.Write(after.Profile, MarketJson.Rows),
            [Verification] = MarketJson.Write(after.Verification, MarketJson.Rows),
            [PaymentPassword] = after.PaymentPassword is { } secret ? MarketJson.Write(secret, MarketJson.Rows) : null,
            [Standing] = after.Standing is { } standing ? MarketJson.Write(standing, MarketJson.Rows) : null,
            [Mailbox] = after.Mailbox.IsBlank ? null : MarketJson.Write(after.Mailbox, MarketJson.Rows),
            [Notifications] = after.Notifications == NotificationSettings.Blank ? null : MarketJson.Write(after.Notifications, MarketJson.Rows),
            ["SinceUtc"] = after.SinceUtc,
            ["Version"] = after.Version,
        };
        List<TableTransactionAction> actions = [TableRows.Write(head, before.ETag)];
        if (told is not null)
        {
            actions.Add(TableRows.Insert(new(partition, EventKey(told.AtUtc, after.Version)) { [Data] = JsonSerializer.Serialize(told, MarketJson.Rows) }));
        }

        if (answer is not null)
        {
            actions.Add(TableRows.Insert(answer));
        }

        return actions;
    }
}
