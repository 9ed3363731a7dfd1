using System.Globalization;
using System.Text.Json;
using Marketplace.Simulation.Habits;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// What the nightly search is told is what was rated; it finds every circle that gave itself away, and accuses nobody else; a finding is one case, whatever happens;
/// a case takes the steps that it may take, and its lists are its copies.
/// </summary>
internal sealed class ReviewCheck(SimWorld world) : Check(world)
{
    private const string Reviews = "Reviews";
    private const int RingRatingsMin = 2;
    private const int SelfDealingMin = 3;
    private const int FactDays = 30;

    private static readonly HashSet<(string From, string To)> _steps =
        [("", "open"), ("open", "dismissed"), ("open", "upheld"), ("upheld", "appealed"), ("appealed", "confirmed"), ("appealed", "reversed")];

    /// <summary>All cases as they are stored.</summary>
    public static IEnumerable<JsonElement> CasesOf(SimWorld world) =>
        world.Account.Tables[Reviews].RowsOf("case:").Select(row => row.Data()!.Value);

    /// <summary>Whether a case in this state is an offence now.</summary>
    public static bool IsOffence(JsonElement review) => review.Text("state") is "upheld" or "appealed" or "confirmed";

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        foreach (RowChange change in table == Reviews ? changes.Where(change => change.RowKey.StartsWith("case:", StringComparison.Ordinal)) : [])
        {
            (JsonElement? before, JsonElement after) = (change.Before?.Data(), change.After!.Data()!.Value);
            (string from, string to) = (before?.Text("state") ?? "", after.Text("state")!);
            Require(_steps.Contains((from, to)), "a case takes the steps that it may", () => $"It went from {from} to {to}.", after.Text("id")!);
            bool isOther = to is not ("confirmed" or "reversed") || after.GetProperty("decision").Text("by") != after.GetProperty("appealDecision").Text("by");
            Require(isOther, "an appeal goes to another operator", () => $"{after}", after.Text("id")!);
        }
    }

    public override Task AtEndAsync()
    {
        if (World.Settings.Script is not null)
        {
            return Task.CompletedTask;
        }

        JsonElement[] cases = [.. CasesOf(World)];
        CheckOneCaseEach(cases);
        CheckLists(cases);
        JsonElement[] rated = [.. CheckFacts()];
        foreach (Circle circle in World.Stories.Circles)
        {
            CheckFound(circle, cases, rated);
        }

        HashSet<string> colluding = [.. World.Stories.Circles.SelectMany(circle => circle.Members).Select(SimulatedSignIn.MemberOf)];
        foreach (JsonElement review in cases.Where(review => review.Text("kind") is "ratingRing" or "selfDealing"))
        {
            Require(colluding.Contains(review.Text("accused")!), "nobody else is accused", () => $"{review}", review.Text("id")!);
        }

        return Task.CompletedTask;
    }

    private void CheckOneCaseEach(JsonElement[] cases)
    {
        foreach (IGrouping<(string?, string?), JsonElement> kind in cases.GroupBy(review => (review.Text("accused"), review.Text("kind"))))
        {
            string? twice = kind.SelectMany(review => review.GetProperty("orders").EnumerateArray()).Select(order => order.GetString()).GroupBy(order => order).FirstOrDefault(order => order.Count() > 1)?.Key;
            Require(twice is null, "a finding is one case", () => $"{kind.Key} has {kind.Count()} cases; {twice} is in more than one.", twice!);
        }
    }

    private void CheckLists(JsonElement[] cases)
    {
        Row[] listed = [.. World.Account.Tables[Reviews].RowsOf("of:"), .. World.Account.Tables[Reviews].RowsOf("state:")];
        Require(listed.Length == 2 * cases.Length, "lists are their rebuild", () => $"{cases.Length} cases are there, and {listed.Length} entries of lists.");
        foreach (JsonElement review in cases)
        {
            string[] its = [.. listed.Where(row => row.RowKey.EndsWith(review.Text("id")!, StringComparison.Ordinal) && row.Text("Data") == review.GetRawText()).Select(row => row.RowKey)];
            bool isListed = its.Any(key => key.StartsWith($"of:{review.Text("accused")}:", StringComparison.Ordinal)) && its.Any(key => key.StartsWith($"state:{review.Text("state")}:", StringComparison.Ordinal));
            Require(isListed, "lists are their rebuild", () => $"It is {review.Text("state")} and listed as {string.Join(", ", its)}.", review.Text("id")!);
        }
    }

    // What was rated lately is there as it was said; what is older than the search looks back is gone. Returns the orders whose ratings show.
    private IEnumerable<JsonElement> CheckFacts()
    {
        Table orders = World.Account.Tables[StoredDocuments.Orders], facts = World.Account.Tables["FraudFacts"];
        foreach (JsonElement order in orders.PartitionKeys.Select(id => orders.Find(id, StoredDocuments.Head)?.Data()).OfType<JsonElement>().Where(IsRevealed).ToArray())
        {
            (string id, JsonElement ratings) = (order.Text("id")!, order.GetProperty("ratings"));
            DateTimeOffset revealed = ratings.Time("revealedUtc")!.Value;
            TimeSpan age = World.Kernel.Clock.GetUtcNow() - revealed;
            JsonElement? fact = facts.Find(revealed.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), $"rating:{id}")?.Data();
            (string? said, string? kept) = (ScoreOf(ratings, "byBuyer"), fact?.Text("byBuyer"));
            Require(fact is null ? age.TotalDays > FactDays - 1 : said == kept, "the search is told what was said", () => $"The buyer said {said} {age} ago; the search is told {(fact is null ? "nothing" : kept)}.", id);
            Require(fact is null || age.TotalDays < FactDays + 3, "the search forgets", () => $"It is still told what was said {age} ago.", id);
            yield return order;
        }
    }

    private void CheckFound(Circle circle, JsonElement[] cases, JsonElement[] rated)
    {
        string[] members = [.. circle.Members.Select(SimulatedSignIn.MemberOf)];
        int Count(int buyer, int seller, bool good) => rated.Count(order => order.Text("buyerId") == members[buyer] && order.Text("sellerId") == members[seller] && (!good || ScoreOf(order.GetProperty("ratings"), "byBuyer") == "good"));
        void RequireCase(string member, string kind) => Require(
            cases.Any(review => review.Text("accused") == member && review.Text("kind") == kind), "who gives oneself away is found", () => $"{member} of {string.Join(", ", circle.Members)} has no case of {kind}.", member);

        int[] all = [.. Enumerable.Range(0, members.Length)];
        if (circle.IsRing && all.All(member => Count(member, (member + 1) % members.Length, good: true) >= RingRatingsMin))
        {
            all.ToList().ForEach(member => RequireCase(members[member], "ratingRing"));
        }

        if (circle.SharesDevice && Count(0, 1, good: false) >= SelfDealingMin)
        {
            RequireCase(members[1], "selfDealing");
        }
    }

    private static bool IsRevealed(JsonElement order) => order.Part("ratings")?.Time("revealedUtc") is not null;

    private static string? ScoreOf(JsonElement ratings, string side) => ratings.Part(side)?.Text("score");
}
