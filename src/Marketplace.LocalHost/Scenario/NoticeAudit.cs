using System.Net.Http.Json;
using Marketplace.Domain.Notifications;

namespace Marketplace.LocalHost.Scenario;

/// <summary>A notice in an inbox.</summary>
internal sealed record NoticeView(string Id, string Kind, DateTimeOffset AtUtc, string? OrderId = null);

/// <summary>A mail on the mail server's page.</summary>
internal sealed record MailView(IReadOnlyDictionary<string, object> Headers, IReadOnlyList<MailAddressView> To)
{
    /// <summary>What is the same for the same mail, always.</summary>
    public string Id => Headers["message-id"].ToString()!.Trim('<', '>');

    /// <summary>Its title.</summary>
    public string Subject => Headers["subject"].ToString()!;

    /// <summary>Whether it brings the code of an address, which no inbox has.</summary>
    public bool IsCode => Id.Contains("-email-code@", StringComparison.Ordinal);
}

/// <summary>Where a member's mail goes.</summary>
internal sealed record MailedView(string? MailedTo);

/// <summary>Whom a mail went to.</summary>
internal sealed record MailAddressView(string Address);

/// <summary>Looks into everyone's inbox, and into the mail server's: each step was told to whom it concerns, once.</summary>
internal sealed class NoticeAudit(Market market, Uri? mailPage)
{
    private const int MailReadersMax = 10;
    private const string MailDomain = "@members.example";
    private const int CodeLength = 8;
    private const int LooksForCodeMax = 150;
    private static readonly TimeSpan _betweenLooks = TimeSpan.FromMilliseconds(200);

    // Steps of which these are told, unless they took them themselves.
    private static readonly (string Event, bool ToSeller, string Kind)[] _told =
    [
        ("OrderPlaced", true, "orderPlaced"), ("PaymentCaptured", true, "orderPaid"), ("PaymentCaptured", false, "paymentReceived"),
        ("OrderShipped", false, "orderShipped"), ("EscrowReleased", true, "orderReleased"), ("ClaimUpheld", false, "claimPaid"),
    ];

    private readonly string[] _mailReaders = mailPage is null ? [] : [.. market.Plan.Orders.SelectMany(order => new[] { order.Buyer, order.Seller.Name }).Distinct().Take(MailReadersMax)];
    private DateTimeOffset _sinceUtc;

    /// <summary>Some members give the market an address to mail to, and confirm it with the code that comes there.</summary>
    public async Task GiveAddressesAsync()
    {
        string[] toConfirm = (await Task.WhenAll(_mailReaders.Select(async name =>
            (Name: name, Profile: await market.Client.PatchAsync<MailedView>(name, "api/members/me", new { email = await AddressOfAsync(name) })))))
            .Where(said => said.Profile.MailedTo is null).Select(said => said.Name).ToArray();
        (string Name, string Code)[] codes = await Task.WhenAll(toConfirm.Select(async name => (name, await CodeOfAsync(name))));

        // From here on they get mail.
        _sinceUtc = (await market.Client.GetLocalAsync<ClockView>("local/clock")).UtcNow;
        await Task.WhenAll(codes.Select(async one => await market.Client.PostAsync<object>(
            one.Name, "api/members/me/email/confirmation", $"confirm-{(await market.Client.SignInAsync(one.Name)).MemberId}", new { code = one.Code })));
    }

    /// <summary>Reads every inbox, over HTTP.</summary>
    public async Task<Check> RunAsync(IReadOnlyList<StoryResult> results)
    {
        string[] members = [.. results.SelectMany(result => new[] { result.Plan.Buyer, result.Plan.Seller.Name }).Distinct()];
        Dictionary<string, NoticeView[]> inboxes = (await Task.WhenAll(members.Select(async name => (name, Notices: await ReadAsync(name))))).ToDictionary(one => one.name, one => one.Notices);
        MailView[] mails = await ReadMailsAsync();
        string? fault = results.Select(result => FaultOf(result, inboxes)).FirstOrDefault(one => one is not null) ?? FaultOf(mails, inboxes);
        string mailed = mailPage is null ? "" : $", {mails.Length} mails";
        return new($"notices: {inboxes.Values.Sum(notices => notices.Length)} in {inboxes.Count} inboxes{mailed}, exactly one each", fault, IsOfLedger: false);
    }

    private static string? FaultOf(StoryResult result, Dictionary<string, NoticeView[]> inboxes)
    {
        foreach ((string happened, bool toSeller, string kind) in _told)
        {
            int told = inboxes[toSeller ? result.Plan.Seller.Name : result.Plan.Buyer].Count(notice => notice.OrderId == result.Order.Id && notice.Kind == kind);
            string side = toSeller ? "seller:" : "buyer:";
            int times = result.Case.History.Count(moved => moved.Type == happened && !moved.Actor.StartsWith(side, StringComparison.Ordinal));
            if (told != times)
            {
                return $"{kind} of {result.Order.Id} was told {told} times, not {times}";
            }
        }

        return null;
    }

    private string? FaultOf(MailView[] mails, Dictionary<string, NoticeView[]> inboxes)
    {
        string[] expected = [.. _mailReaders.SelectMany(name => inboxes[name]).Where(IsMailed).Select(notice => notice.Id).Order(StringComparer.Ordinal)];
        string[] sent = [.. mails.Where(mail => !mail.IsCode).Select(mail => mail.Id[..mail.Id.IndexOf('@', StringComparison.Ordinal)]).Order(StringComparer.Ordinal)];
        return sent.SequenceEqual(expected) ? null : $"{sent.Length} mails were sent for {expected.Length} notices";
    }

    private bool IsMailed(NoticeView notice) => notice.AtUtc >= _sinceUtc
        && NotificationSettings.Blank.Of(NoticeGroups.Of(Enum.Parse<NoticeKind>(notice.Kind, ignoreCase: true))).Email;

    private async Task<string> CodeOfAsync(string name)
    {
        string address = await AddressOfAsync(name);
        for (int looks = 0; looks < LooksForCodeMax; looks++)
        {
            if ((await ReadMailsAsync()).LastOrDefault(mail => mail.IsCode && mail.To.Any(to => to.Address == address)) is { } mail)
            {
                return mail.Subject[^CodeLength..];
            }

            if (looks == LooksForCodeMax / 2)
            {
                // An earlier run may have asked for one whose mail is gone with its mail server.
                await market.Client.PostAsync<object>(name, "api/members/me/email/codes", $"code-{(await market.Client.SignInAsync(name)).MemberId}", new { });
            }

            await Task.Delay(_betweenLooks);
        }

        throw new ScenarioException($"No code came to {address}.");
    }

    private async Task<string> AddressOfAsync(string name) => (await market.Client.SignInAsync(name)).MemberId + MailDomain;

    private async Task<NoticeView[]> ReadAsync(string name) => await market.Client.ItemsAsync<NoticeView>(name, "api/notifications").ToArrayAsync();

    private async Task<MailView[]> ReadMailsAsync()
    {
        if (mailPage is null)
        {
            return [];
        }

        using HttpClient http = new() { BaseAddress = mailPage };
        MailView[] all = await http.GetFromJsonAsync<MailView[]>("email") ?? [];
        return [.. all.Where(mail => mail.To.Any(to => to.Address.EndsWith(MailDomain, StringComparison.Ordinal)))];
    }
}
