using System.Globalization;
using System.Text;
using Marketplace.Domain.Fraud;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;
using Xunit.Abstractions;

namespace Marketplace.Domain.Tests.Fraud;

/// <summary>How much of planted fraud the nightly search finds, and whom it suspects wrongly; written down in docs/fraud-report.md.</summary>
public sealed class FraudReportTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private static readonly FraudTerms _terms = Some.Policy.Fraud;

    private sealed record Line(OffenceKind Kind, int Planted, int Hidden, int LookAlikes, int Found, int FoundHidden, int Wrong)
    {
        public double Precision => Found + FoundHidden + Wrong == 0 ? 1 : (Found + FoundHidden) / (double)(Found + FoundHidden + Wrong);

        public double Recall => (Found + FoundHidden) / (double)(Planted + Hidden);
    }

    [Fact]
    [Trait("Kind", "Recorded")]
    public void TheReportInDocs_IsCurrent_AndAsGoodAsWeSay()
    {
        Population population = new(Seed);
        Line[] lines = [.. Measure(population)];
        string report = Report(population, lines);
        output.WriteLine(report);

        Assert.All(lines, line => Assert.True(line.Precision >= 0.85 && line.Recall >= 0.8 && line.Found == line.Planted, $"{line}"));
        RecordedPage.Is("fraud-report.md", report);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void OtherMonths_AreNoWorse(int seed)
    {
        Line[] lines = [.. Measure(new(seed))];
        Assert.All(lines, line => Assert.True(line.Precision >= 0.8 && line.Recall >= 0.8, $"{line}"));
    }

    private static IEnumerable<Line> Measure(Population population)
    {
        Suspicion[] suspicions = [.. Search(population)];

        // Who leads others off the market is found by what is said, not by what is bought.
        foreach (OffenceKind kind in Enum.GetValues<OffenceKind>().Where(kind => kind != OffenceKind.OffMarket))
        {
            HashSet<MemberId> found = [.. suspicions.Where(suspicion => suspicion.Kind == kind).Select(suspicion => suspicion.Accused)];
            MemberId[] open = [.. population.Guilty.Where(guilty => guilty.Kind == kind && !guilty.Hidden).Select(guilty => guilty.Member)];
            MemberId[] hidden = [.. population.Guilty.Where(guilty => guilty.Kind == kind && guilty.Hidden).Select(guilty => guilty.Member)];
            yield return new(
                kind,
                open.Length,
                hidden.Length,
                population.Suspects.Count(suspect => suspect.Kind == kind),
                open.Count(found.Contains),
                hidden.Count(found.Contains),
                found.Count(member => !open.Contains(member) && !hidden.Contains(member)));
        }
    }

    // What the nightly job does, with the population for storage.
    private static IEnumerable<Suspicion> Search(Population population)
    {
        ILookup<MemberId, RatingFact> byBuyer = population.Ratings.ToLookup(fact => fact.BuyerId);
        return
        [
            .. RingScan.Find(population.Ratings, _terms),
            .. BurstScan.Candidates(population.Ratings, _terms).Select(burst => BurstScan.Judge(burst, byBuyer, population.SinceUtc, _terms)).OfType<Suspicion>(),
            .. SelfDealingScan.Candidates(population.Ratings, _terms).Where(pair => population.OnePerson.Contains((pair.BuyerId, pair.SellerId))).Select(SelfDealingScan.Judge),
            .. RefusalScan.Candidates(population.Refusals, _terms).Select(buyer => RefusalScan.Judge(buyer, population.Placed[buyer.BuyerId], _terms)).OfType<Suspicion>(),
            .. ExtortionScan.Find(population.Ratings, _terms),
        ];
    }

    private static string Report(Population population, IEnumerable<Line> lines)
    {
        StringBuilder text = new();
        text.AppendLine("# How good the search for fraud is\n");
        text.AppendLine("Written by `./market describe`; a test holds it to what the code finds now. It counts a month that was made up for it, with a seed: it says how the search");
        text.AppendLine("does on what its makers thought of, not on what people will think of.\n");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Population.Members:n0} members, {Population.Trades:n0} honest trades besides what is planted; {population.Ratings.Count:n0} rated and {population.Refusals.Count:n0} refused in all. *Hidden* are frauds that are done more");
        text.AppendLine("slowly, or in longer circles, than the search looks for; *look-alikes* are families that share a device, collectors who swap, flash sales with many new");
        text.AppendLine("customers, buyers who send much back and keep more, and critics whom sellers win over.\n");
        text.AppendLine("| kind | planted | hidden | look-alikes | found | of the hidden | wrongly suspected | precision | recall |");
        text.AppendLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (Line line in lines)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {line.Kind} | {line.Planted} | {line.Hidden} | {line.LookAlikes} | {line.Found} | {line.FoundHidden} | {line.Wrong} | {100 * line.Precision:n1} % | {100 * line.Recall:n1} % |");
        }

        return text.AppendLine("\nWhat is found is a case for an operator; nothing follows from it before one has decided.").ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
