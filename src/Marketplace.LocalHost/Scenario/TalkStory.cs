using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>A line that somebody said.</summary>
/// <param name="ByBuyer">Whether the buyer did.</param>
/// <param name="Text">What.</param>
/// <param name="LeadsOff">Whether it leads off the market, so that it has to be flagged.</param>
internal sealed record SaidLine(bool ByBuyer, string Text, bool LeadsOff = false);

/// <summary>A conversation, as its two sides remember it.</summary>
/// <param name="Id">By what the market knows it.</param>
/// <param name="Lines">All that was said, in order.</param>
/// <param name="UnreadByBuyer">How many of the seller's lines the buyer never looked at.</param>
internal sealed record Said(string Id, IReadOnlyList<SaidLine> Lines, int UnreadByBuyer);

/// <summary>What the two of an order say to each other: some ask about the listing first, sellers give thanks, and some would rather be paid elsewhere.</summary>
internal sealed class TalkStory(PlannedOrder plan, Market market)
{
    private static readonly Bilingual _question = new("Is it in stock, and can you ship this week?", "有货吗？这周能发吗？");
    private static readonly Bilingual _answer = new("It is, and I can.", "有的，可以发。");
    private static readonly Bilingual _thanks = new("Thank you for the order!", "感谢下单！");
    private static readonly Bilingual _lure = new("Pay me directly and save the fees: write to deals@quickpay.example", "加我微信 kuaizhuan88，微信转账便宜十块");
    private static readonly Bilingual _refusal = new("Let us stay here, please.", "还是在这里交易吧。");

    private readonly List<Said> _said = [];
    private int _lines;

    /// <summary>What was said.</summary>
    public IReadOnlyList<Said> All => _said;

    /// <summary>Before the order, about the listing.</summary>
    public async Task AskAsync()
    {
        if (plan.Behaviour != Behaviour.Farm && plan.Number % 3 == 0)
        {
            await TalkAsync($"api/listings/{market.ListingId(plan.Lines[0].Listing)}/messages", readsLast: true, Line(true, _question), Line(false, _answer));
        }
    }

    /// <summary>Once it is placed.</summary>
    public async Task ThankAsync(string orderId)
    {
        if (plan.Behaviour != Behaviour.Farm && plan.Number % 6 == 1)
        {
            await TalkAsync($"api/orders/{orderId}/messages", readsLast: true, Line(false, _lure, leadsOff: true), Line(true, _refusal));
        }
        else if (plan.Behaviour != Behaviour.Farm && plan.Number % 2 == 0)
        {
            await TalkAsync($"api/orders/{orderId}/messages", readsLast: false, Line(false, _thanks));
        }
    }

    private SaidLine Line(bool byBuyer, Bilingual text, bool leadsOff = false) => new(byBuyer, text.In(plan.Seller.Language), leadsOff);

    // Each side reads what the other said before it answers; what is said last, the other one reads or leaves.
    private async Task TalkAsync(string begin, bool readsLast, params SaidLine[] lines)
    {
        string? id = null;
        foreach (SaidLine line in lines)
        {
            string speaker = line.ByBuyer ? plan.Buyer : plan.Seller.Name;
            if (id is not null)
            {
                await ReadAsync(speaker, id);
            }

            id = (await PostAsync<SentView>(speaker, id is null ? begin : $"api/conversations/{id}/messages", new { text = line.Text })).ConversationId;
        }

        if (readsLast)
        {
            await ReadAsync(lines[^1].ByBuyer ? plan.Seller.Name : plan.Buyer, id!);
        }

        _said.Add(new(id!, lines, readsLast ? 0 : lines.Count(line => !line.ByBuyer)));
    }

    private async Task ReadAsync(string member, string id)
    {
        MessagesView seen = await market.Client.GetAsync<MessagesView>(member, $"api/conversations/{id}/messages?limit=100");
        await PostAsync<object>(member, $"api/conversations/{id}/read", new { upTo = seen.Count });
    }

    private Task<T> PostAsync<T>(string member, string path, object body) => market.Client.PostAsync<T>(member, path, $"{plan.Number}-talk-{++_lines}", body);
}

/// <summary>What whoever says something is answered.</summary>
internal sealed record SentView(string ConversationId);

/// <summary>A conversation's messages.</summary>
internal sealed record MessagesView(int Count, IReadOnlyList<MessageView> Items);

/// <summary>A message.</summary>
internal sealed record MessageView(string By, string Text, IReadOnlyList<string> Flags);
