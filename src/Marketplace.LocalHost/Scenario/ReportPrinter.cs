using System.Globalization;
using Spectre.Console;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Writes a scenario's result: the tables, the checks, and the closing line last.</summary>
internal static class ReportPrinter
{
    private static readonly Dictionary<Behaviour, string> _stories = new()
    {
        [Behaviour.Confirm] = "paid, shipped, confirmed",
        [Behaviour.StaySilent] = "buyer stays silent",
        [Behaviour.DeliveredThenSilent] = "delivered, buyer stays silent",
        [Behaviour.BuyerExtends] = "buyer extends, then confirms",
        [Behaviour.SellerExtends] = "seller extends, buyer stays silent",
        [Behaviour.Reprice] = "repriced, then confirmed",
        [Behaviour.NeverPay] = "never paid",
        [Behaviour.Decline] = "payment declined",
        [Behaviour.CancelUnpaid] = "cancelled before paying",
        [Behaviour.PayTooLate] = "paid too late, sent back",
        [Behaviour.CancelUnshipped] = "not shipped, buyer cancels",
        [Behaviour.NeverShipped] = "never shipped, refunded by time",
    };

    /// <summary>Writes all of it to standard output.</summary>
    public static void Print(ScenarioReport report)
    {
        AnsiConsole.Write(Outcomes(report.Outcomes));
        AnsiConsole.Write(Money(report.Money));
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
        foreach (string column in (string[])["orders", "released", "by silence", "refunded", "cancelled", "open"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (OutcomeRow row in rows)
        {
            int[] counts = [row.Orders, row.Released, row.AutoReleased, row.Refunded, row.Cancelled, row.Open];
            table.AddRow([_stories[row.Behaviour], .. counts.Select(count => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture))]);
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
            .AddRow("still held in escrow", Yuan(money.Held));
    }

    private static string Yuan(long minor) => (minor / 100m).ToString("N2", CultureInfo.InvariantCulture);
}
