namespace Marketplace.LocalHost.Scenario;

/// <summary>What people said, in numbers.</summary>
internal sealed record TalkTotals(int Conversations, int Messages, int Flagged, int Unread);

/// <summary>A conversation in a list.</summary>
internal sealed record ConversationView(string Id, int Count, int Unread);

/// <summary>Reads every conversation as both sides see it, and what the nightly search found: the ring, all of it, and nobody else.</summary>
internal sealed class TrustAudit(Market market, IReadOnlyList<StoryResult> results, IReadOnlyList<RingMember> ring)
{
    private readonly (StoryResult Result, Said Said)[] _talks = [.. results.SelectMany(result => result.Talks, (result, said) => (result, said))];

    /// <summary>What was said, as the stories remember it.</summary>
    public TalkTotals Totals => new(
        _talks.Length,
        _talks.Sum(talk => talk.Said.Lines.Count),
        _talks.Sum(talk => talk.Said.Lines.Count(line => line.LeadsOff)),
        _talks.Sum(talk => talk.Said.UnreadByBuyer));

    /// <summary>Reads and checks, over HTTP.</summary>
    public async Task<IReadOnlyList<Check>> RunAsync() => ring.Count == 0 ? [await TalksAsync()] : [await TalksAsync(), await RingAsync()];

    private async Task<Check> TalksAsync()
    {
        string?[] faults = await Task.WhenAll(_talks.Select(async talk =>
        {
            MessagesView stored = await market.Client.GetAsync<MessagesView>(talk.Result.Plan.Buyer, $"api/conversations/{talk.Said.Id}/messages?limit=100");
            return stored.Items.Select(message => new SaidLine(message.By == "buyer", message.Text, message.Flags.Count > 0)).SequenceEqual(talk.Said.Lines) ? null : $"{talk.Said.Id} is not what was said";
        }));
        Dictionary<string, Said> known = _talks.Select(talk => talk.Said).ToDictionary(said => said.Id);
        string[] members = [.. _talks.SelectMany(talk => new[] { talk.Result.Plan.Buyer, talk.Result.Plan.Seller.Name }).Distinct()];
        ConversationView[][] lists = await Task.WhenAll(members.Select(async member =>
            await market.Client.ItemsAsync<ConversationView>(member, "api/conversations").Where(entry => known.ContainsKey(entry.Id)).ToArrayAsync()));
        ConversationView[] listed = [.. lists.SelectMany(list => list)];
        string? odd = faults.FirstOrDefault(one => one is not null)
            ?? listed.Where(entry => entry.Count != known[entry.Id].Lines.Count).Select(entry => $"a list has {entry.Count} messages of {entry.Id}").FirstOrDefault()
            ?? (listed.Length == 2 * _talks.Length && listed.Sum(entry => entry.Unread) == Totals.Unread ? null : $"{listed.Length} entries of lists have {listed.Sum(entry => entry.Unread)} unread");
        TalkTotals totals = Totals;
        return new($"{totals.Messages} messages in {totals.Conversations} conversations are as they were said: {totals.Flagged} flagged, {totals.Unread} unread", odd, IsOfLedger: false);
    }

    private async Task<Check> RingAsync()
    {
        IReadOnlyList<ReviewView> open = await RingStory.ReadAsync(market, "open"), upheld = await RingStory.ReadAsync(market, "upheld");
        StoryResult[] farmed = [.. results.Where(result => result.Plan.Behaviour == Behaviour.Farm)];
        string? fault = ring.Select(member => FaultOf(member, farmed)).FirstOrDefault(one => one is not null)
            ?? open.Concat(upheld).Where(review => ring.All(member => member.Review?.Id != review.Id)).Select(review => $"{review.Accused} is suspected of {review.Kind} as well").FirstOrDefault();
        return new($"the night's search found the ring of {ring.Count} by its {farmed.Length} orders, and nobody else; upheld, it lost its points twice over", fault, IsOfLedger: false);
    }

    private static string? FaultOf(RingMember member, StoryResult[] farmed)
    {
        string[] orders = [.. farmed.Where(result => result.Plan.Seller.Name == member.Name).Select(result => result.Order.Id).Order(StringComparer.Ordinal)];
        return member.Review is not { Kind: "ratingRing" } review ? $"no case of a ring against {member.Name}"
            : !review.Orders.Order(StringComparer.Ordinal).SequenceEqual(orders) ? $"the case against {member.Name} is of {review.Orders.Count} orders, not its {orders.Length}"
            : member.Before.Points != orders.Length || member.After.Points != -orders.Length ? $"{member.Name} had {member.Before.Points} points and has {member.After.Points}"
            : member.Before.Level is null || member.After.Level is not null ? $"{member.Name} has kept its level"
            : null;
    }
}
