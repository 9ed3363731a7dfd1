using System.Text.Json;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// An upheld case takes what its orders had brought, once more and once only, whatever comes twice or dies on the way; an appeal that is upheld gives all of it back. Credit is
/// what ratings and cases come to, and so is what penalty points bring.
/// </summary>
internal sealed class PenaltyCheck(SimWorld world) : Check(world)
{
    private const string Credit = "Credit";

    // rules.md section 8: what the second and third sums of points bring is beyond what a world comes to.
    private const int PointsOfAnOffence = 12;
    private static readonly TimeSpan _lateMax = TimeSpan.FromMinutes(20);

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table == Credit && changes.FirstOrDefault(change => change.RowKey == "totals")?.After?.Data() is { } totals)
        {
            string[] ids = [.. OffencesOf(totals).Select(offence => offence.Text("id")!)];
            Require(ids.Distinct().Count() == ids.Length, "an offence counts once", () => $"{string.Join(", ", ids)} stand against {changes[0].PartitionKey}.", changes[0].PartitionKey);
        }

        foreach (RowChange change in table == "Reviews" ? changes.Where(change => change.RowKey.StartsWith("case:", StringComparison.Ordinal)) : [])
        {
            if (change.Before?.Data()?.Text("state") == "open" && change.After!.Data() is { } upheld && upheld.Text("state") == "upheld")
            {
                CheckBrought(upheld);
            }
        }
    }

    public override async Task AtEndAsync()
    {
        foreach (IGrouping<string, JsonElement> member in ReviewCheck.CasesOf(World).GroupBy(review => review.Text("accused")!))
        {
            JsonElement[] offences = [.. member.Where(ReviewCheck.IsOffence)];
            CheckOffences(member.Key, offences);
            CheckRevoked(member.Key, offences);
            CheckStanding(member.Key, offences);
            await CheckCreditAsync(member.Key, offences);
        }
    }

    // What was counted when it was decided, and no other case had taken; a rating that was counted at that very time may be in it or not.
    private void CheckBrought(JsonElement review)
    {
        HashSet<string?> orders = OrdersOf(review);
        orders.ExceptWith(ReviewCheck.CasesOf(World)
            .Where(other => ReviewCheck.IsOffence(other) && other.Text("accused") == review.Text("accused") && other.Text("id") != review.Text("id"))
            .SelectMany(OrdersOf));
        Row[] rows = [.. RatingsOf(review.Text("accused")!).Where(row => orders.Contains(row.RowKey.Split(':')[^1]))];
        bool isFresh = rows.Any(row => World.Kernel.Clock.GetUtcNow() - row.TimestampUtc < _lateMax);
        foreach ((string role, string name) in new[] { ("seller", "asSeller"), ("buyer", "asBuyer") })
        {
            (int counted, int brought) = (PointsOf(rows, role), review.GetProperty("brought").GetProperty(name).GetInt32());
            Require(isFresh || counted == brought, "a case knows what its orders brought", () => $"They brought {counted} {name}, it says {brought}.", review.Text("id")!);
        }
    }

    private void CheckOffences(string member, JsonElement[] offences)
    {
        JsonElement[] kept = World.Account.Tables[Credit].Find(member, "totals")?.Data() is { } totals ? [.. OffencesOf(totals)] : [];
        Require(
            kept.Select(offence => offence.Text("id")).Order().SequenceEqual(offences.Select(review => review.Text("id")).Order()),
            "what was upheld stands against the member, and nothing else",
            () => $"{offences.Length} cases are upheld, {kept.Length} offences stand.",
            member);
        foreach (JsonElement offence in kept)
        {
            JsonElement review = offences.First(review => review.Text("id") == offence.Text("id"));
            (int taken, int brought) = (offence.GetProperty("takenAsSeller").GetInt32(), review.GetProperty("brought").GetProperty("asSeller").GetInt32());
            Require(taken == Math.Max(0, brought), "an offence takes what its orders brought", () => $"They brought {brought}, it takes {taken}.", member);
            Require(offence.GetProperty("penaltyPoints").GetInt32() == PointsOfAnOffence, "an offence has its points", () => $"{offence}", member);
        }
    }

    private void CheckRevoked(string member, JsonElement[] offences)
    {
        HashSet<string?> revoked = [.. offences.SelectMany(OrdersOf)];
        foreach (Row row in RatingsOf(member))
        {
            JsonElement scored = row.Data()!.Value.GetProperty("scored");
            bool isRevoked = scored.GetProperty("trade").GetProperty("isRevoked").GetBoolean();
            bool should = revoked.Contains(row.RowKey.Split(':')[^1]);
            Require(isRevoked == should && (!should || scored.Text("reason") == "REVOKED"), "what came of an offence does not count, and all else does", () => $"{row.RowKey} is {(should ? "" : "not ")}of an offence: {scored}", member);
        }
    }

    private void CheckStanding(string member, JsonElement[] offences)
    {
        DateTimeOffset? barred = offences.Select(review => review.GetProperty("decision").Time("atUtc")!.Value).Order()
            .Index().Select(one => (DateTimeOffset?)one.Item.AddDays(7 * Math.Min(3, one.Index + 1))).Max();
        JsonElement? standing = World.Account.Tables["Members"].Find(member, StoredDocuments.Head)?.Data("Standing");
        DateTimeOffset? kept = standing?.Time("listingBarredUntilUtc");
        Require(kept == barred, "penalty points bring what they bring", () => $"{offences.Length} offences bar from listing until {barred:O}; it says {kept:O}.", member);
    }

    private async Task CheckCreditAsync(string member, JsonElement[] offences)
    {
        Row[] rows = [.. RatingsOf(member)];
        HttpReply credit = await World.Members.AskAsync(new("", "GET", $"/api/members/{member}/credit"));
        foreach ((string role, string name) in new[] { ("seller", "asSeller"), ("buyer", "asBuyer") })
        {
            int due = PointsOf(rows, role) - offences.Sum(review => Math.Max(0, review.GetProperty("brought").GetProperty(name).GetInt32()));
            int shown = credit.Read(name, one => one.GetProperty("points").GetInt32());
            Require(due == shown, "credit is what ratings and cases come to", () => $"It comes to {due} {name}; shown are {shown}.", member);
        }

        // Counted again, ratings do not count between accounts that have come to be known as one person's.
        if (World.Stories.Circles.Any(circle => circle.IsKnownLate && circle.Members.Select(SimulatedSignIn.MemberOf).Contains(member)))
        {
            return;
        }

        HttpReply again = await World.Members.AskAsync(new("olivia/Operator", "POST", $"/api/operator/members/{member}/credit/recompute", "{}", $"recompute-{member}"));
        Require(again.IsOk && !again.Read("differed", differed => differed.GetBoolean()), "credit is its recomputation", () => $"It was {credit.Body}, and is {again.Body}.", member);
    }

    private IEnumerable<Row> RatingsOf(string member) => World.Account.Tables[Credit].Partition(member).Where(row => row.RowKey.StartsWith("pair:", StringComparison.Ordinal));

    private static int PointsOf(IEnumerable<Row> rows, string role) => rows.Where(row => row.RowKey.StartsWith($"pair:{role}:", StringComparison.Ordinal))
        .Select(row => row.Data()!.Value.GetProperty("scored"))
        .Where(scored => scored.Text("reason") is null)
        .Sum(scored => scored.GetProperty("trade").Text("score") switch { "good" => 1, "bad" => -1, _ => 0 });

    private static HashSet<string?> OrdersOf(JsonElement review) => [.. review.GetProperty("orders").EnumerateArray().Select(order => order.GetString())];

    private static JsonElement[] OffencesOf(JsonElement totals) => totals.TryGetProperty("offences", out JsonElement offences) ? [.. offences.EnumerateArray()] : [];
}
