using System.Globalization;
using Spectre.Console;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Writes a scenario's result: the tables, the checks, and the closing line last.</summary>
internal static class ReportPrinter
{
    /// <summary>Writes all of it to standard output.</summary>
    public static void Print(ScenarioReport report)
    {
        AnsiConsole.Write(Outcomes(report.Outcomes));
        AnsiConsole.Write(Money(report.Money));
        if (report.Ratings is { } ratings)
        {
            AnsiConsole.Write(Ratings(ratings, report.Talk));
        }

        if (report.Ring.Count > 0)
        {
            AnsiConsole.Write(Ring(report.Ring));
        }

        foreach (Check check in report.Checks)
        {
            AnsiConsole.MarkupLine(check.Held ? "  [green]ok[/]      " + Markup.Escape(check.Name) : $"  [red]FAILED[/]  {Markup.Escape(check.Name)}: {Markup.Escape(check.Fault!)}");
        }

        Console.WriteLine();
        Console.WriteLine(report.ClosingLine);
    }

    private static Table Outcomes(IReadOnlyList<OutcomeRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Story").NoWrap());
        foreach (string column in (string[])["orders", "released", "by silence", "split", "refunded", "cancelled", "open"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (IGrouping<string, OutcomeRow> chapter in rows.GroupBy(row => StoryNames.ChapterOf(row.Behaviour)))
        {
            table.AddRow($"[bold]{chapter.Key}[/]");
            foreach (OutcomeRow row in chapter)
            {
                int[] counts = [row.Orders, row.Released, row.AutoReleased, row.Split, row.Refunded, row.Cancelled, row.Open];
                table.AddRow([$"  {StoryNames.Of(row.Behaviour)}", .. counts.Select(count => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture))]);
            }
        }

        return table;
    }

    private static Table Money(MoneyTotals money)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Money").NoWrap()).AddColumn(new TableColumn("CNY").RightAligned());
        return table
            .AddRow("in, captured by the provider", Yuan(money.In))
            .AddRow("released to sellers", Yuan(money.Released))
            .AddRow("platform fees", Yuan(money.Fees))
            .AddRow("refunded to buyers", Yuan(money.Refunded))
            .AddRow("compensated for late shipping", Yuan(money.Compensated))
            .AddRow("paid back for claims", Yuan(money.ClaimedBack))
            .AddRow("paid on top for counterfeits", Yuan(money.OnTop))
            .AddRow("charged back by banks", Yuan(money.ChargedBack))
            .AddRow("paid out to banks", Yuan(money.PaidOut))
            .AddRow("still held in escrow", Yuan(money.Held));
    }

    private static Table Ratings(RatingTotals ratings, TalkTotals? talk)
    {
        string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Ratings").NoWrap());
        table.AddColumn(new TableColumn("").RightAligned()).AddColumn(new TableColumn("Top sellers").NoWrap()).AddColumn(new TableColumn("points").RightAligned());
        table.AddColumn("level").AddColumn(new TableColumn("good").RightAligned());
        (string Name, int Count)[] counts = [("good", ratings.Good), ("neutral", ratings.Neutral), ("bad", ratings.Bad), ("of them good by default", ratings.ByDefault), ("messages", talk?.Messages ?? 0), ("of them flagged", talk?.Flagged ?? 0)];
        for (int row = 0; row < Math.Max(counts.Length, ratings.Top.Count); row++)
        {
            SellerStanding? seller = ratings.Top.ElementAtOrDefault(row);
            (string name, string count) = row < counts.Length ? (counts[row].Name, Number(counts[row].Count)) : ("", "");
            string positive = seller?.PositiveBasisPoints is { } points ? $"{points / 100} %" : "";
            table.AddRow(name, count, Markup.Escape(seller?.Seller ?? ""), seller is null ? "" : Number(seller.Points), seller?.Level ?? "", positive);
        }

        return table;
    }

    private static Table Ring(IReadOnlyList<RingMember> ring)
    {
        string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Ring found by the nightly search").NoWrap()).AddColumn(new TableColumn("orders").RightAligned());
        table.AddColumn(new TableColumn("points").RightAligned()).AddColumn("level").AddColumn(new TableColumn("upheld").RightAligned()).AddColumn("level");
        foreach (RingMember member in ring)
        {
            table.AddRow(
                Markup.Escape(member.Name), Number(member.Review?.Orders.Count ?? 0), Number(member.Before.Points), LevelOf(member.Before), Number(member.After.Points), LevelOf(member.After));
        }

        return table;
    }

    private static string LevelOf(RoleCreditView credit) => credit.Level is { } level ? $"{level.Rank} {level.Grade}" : "none";

    private static string Yuan(long minor) => (minor / 100m).ToString("N2", CultureInfo.InvariantCulture);
}
