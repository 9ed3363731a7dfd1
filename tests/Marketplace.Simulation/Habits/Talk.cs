using System.Globalization;
using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>What the two of a deal say to each other, about a listing or an order, and how far each has read.</summary>
internal sealed class Talk(Deal deal, bool isOfOrder)
{
    private const string Mark = " ~";

    // What of it leads off the market, as people see it.
    private static readonly (string Text, string Flags)[] _lines =
    [
        ("Is it still there?", ""), ("It is on its way.", ""), ("还在吗？", ""), ("Does it come in blue? Order 20261101123456 was green.", ""),
        ("Call me, my mobile is 138 1234 5678.", "phone"), ("Write to li.wei@example.com instead.", "email"), ("加我微信 lucky_888", "messenger"),
        ("Pay me directly and save the fees.", "outsidePayment"), ("我的手机 13912345678，微信转账给我便宜十块。", "phone,outsidePayment"),
    ];

    private readonly string _path = isOfOrder ? $"/api/orders/{deal.OrderId}/messages" : $"/api/listings/{deal.ListingId}/messages";
    private readonly Dictionary<string, int> _said = new(StringComparer.Ordinal);
    private string? _conversation;

    /// <summary>What of a text leads off the market; null when nobody here wrote it.</summary>
    public static string? FlagsOf(string text) =>
        _lines.FirstOrDefault(line => text.StartsWith(line.Text + Mark, StringComparison.Ordinal)) is { Text: not null } line ? line.Flags : null;

    /// <summary>In which talk a text was written by whom, and the how manieth of that member it was there.</summary>
    public static (string Talk, string Member, int Number) SourceOf(string text)
    {
        string[] parts = text[(text.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Split('~');
        return (parts[0], parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Says something that nobody else says.</summary>
    public async Task SayAsync(string member)
    {
        int number = _said[member] = _said.GetValueOrDefault(member) + 1;
        string line = _lines[deal.Chance.Next(_lines.Length)].Text;
        string text = string.Create(CultureInfo.InvariantCulture, $"{line}{Mark}{(isOfOrder ? "order" : "listing")} of deal{deal.Number}~{member}~{number}");
        string path = _conversation is null || deal.Once(3) ? _path : $"/api/conversations/{_conversation}/messages";
        _conversation = (await deal.PostAsync(member, path, new { text })).Text("conversationId") ?? _conversation;
    }

    /// <summary>Reads what is there, all of it or the beginning, and says so.</summary>
    public async Task ReadAsync(string member)
    {
        if (_conversation is null)
        {
            return;
        }

        HttpReply seen = await deal.AskAsync(new(member, "GET", $"/api/conversations/{_conversation}/messages?limit={(deal.Once(3) ? 2 : 100)}"));
        int last = seen.Read("items", items => items.EnumerateArray().Select(item => item.GetProperty("number").GetInt32()).LastOrDefault());
        if (last > 0)
        {
            await deal.PostAsync(member, $"/api/conversations/{_conversation}/read", new { upTo = last });
        }
    }

    /// <summary>What somebody is told who has no part in it.</summary>
    public Task<HttpReply> OverhearAsync(string stranger) => deal.AskAsync(new(stranger, "GET", $"/api/conversations/{_conversation}/messages"));
}
