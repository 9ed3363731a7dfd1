namespace Marketplace.LocalHost.Scenario;

/// <summary>A member of the ring: before it was found, and after.</summary>
/// <param name="Name">Who.</param>
/// <param name="MemberId">By what the market knows it.</param>
/// <param name="Before">Its credit with what the others said.</param>
/// <param name="Review">The case against it; null when none was found.</param>
/// <param name="After">Its credit once that was upheld.</param>
internal sealed record RingMember(string Name, string MemberId, RoleCreditView Before, ReviewView? Review, RoleCreditView After);

/// <summary>What an operator reads of a case.</summary>
internal sealed record ReviewView(string Id, string Kind, string Accused, IReadOnlyList<string> Orders, DateTimeOffset OpenedUtc);

/// <summary>An operator waits for the night's search, reads what it says of the ring and upholds it.</summary>
internal sealed class RingStory(Market market)
{
    private const int LooksMax = 12;

    /// <summary>From the ring's last rating to its penalty.</summary>
    public async Task<IReadOnlyList<RingMember>> LiveAsync()
    {
        await market.Client.SignInAsync(BooksReader.Operator, "Operator");
        List<RingMember> ring = [];
        foreach (string name in market.Plan.Ring)
        {
            ring.Add(await RatedAsync(name, (await market.Client.SignInAsync(name)).MemberId));
        }

        for (int look = 0; look < LooksMax && ring.Any(member => member.Review is null); look++)
        {
            await market.Agenda.Until(market.Agenda.Now + Agenda.Step);
            IReadOnlyList<ReviewView> found = await ReadAsync(market, "open");
            ring = [.. ring.Select(member => member with { Review = member.Review ?? found.FirstOrDefault(review => review.Accused == member.MemberId) })];
        }

        return await Task.WhenAll(ring.Select(UpholdAsync));
    }

    /// <summary>The cases in a state that were opened since the stories began.</summary>
    public static async Task<IReadOnlyList<ReviewView>> ReadAsync(Market market, string state)
    {
        PageView<ReviewView> page = await market.Client.GetAsync<PageView<ReviewView>>(BooksReader.Operator, $"api/operator/reviews?state={state}&limit=100");
        return [.. page.Items.Where(review => review.OpenedUtc >= market.StartUtc)];
    }

    private async Task<RingMember> RatedAsync(string name, string id)
    {
        RoleCreditView credit = await CreditAsync(id);
        for (int look = 0; look < LooksMax && credit.Level is null; look++)
        {
            await market.Agenda.Until(market.Agenda.Now + Agenda.Step);
            credit = await CreditAsync(id);
        }

        return new(name, id, credit, null, credit);
    }

    private async Task<RingMember> UpholdAsync(RingMember member)
    {
        if (member.Review is { } review)
        {
            await market.Client.PostAsync<object>(BooksReader.Operator, $"api/operator/reviews/{review.Id}/uphold", $"uphold-{review.Id}", new { reasons = "They bought from nobody but each other. 只在两家店之间互相购买。" });
        }

        return member with { After = await CreditAsync(member.MemberId) };
    }

    private async Task<RoleCreditView> CreditAsync(string member) => (await market.Client.GetAsync<CreditView>(BooksReader.Operator, $"api/members/{member}/credit")).AsSeller;
}
