using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Orders;

/// <summary>A case file as one page that needs nothing from elsewhere. Everything that people wrote is encoded: the page holds no script and runs none.</summary>
internal static class CasePage
{
    public const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";

    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2430}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;"
        + "border-bottom:1px solid #d5dbe3}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #eceff3}"
        + "code{font-size:.8em;overflow-wrap:anywhere;color:#556}blockquote{margin:.5rem 0;padding-left:1rem;border-left:3px solid #c9d3df;white-space:pre-wrap;overflow-wrap:anywhere}"
        + ".bad{color:#a40000;font-weight:600}@media print{body{margin:0}}";

    private static readonly HtmlEncoder _html = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(CaseFile file)
    {
        StringBuilder page = new();
        page.Append($"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Case {Text(file.Order.Id.Value)}</title><style>{Style}</style>");
        page.Append($"<h1>Case {Text(file.Order.Id.Value)}</h1><p>{Name(file.Order.Phase)}, as of {Time(file.ExportedUtc)}. Policy {Text(file.Order.PolicyVersion)}.</p>");
        AppendOrder(page, file.Order);
        AppendClocks(page, file.Clocks);
        AppendRequest(page, file);
        AppendStatements(page, file.Statements);
        AppendRuling(page, "Ruling", file.Dispute?.Ruling, file);
        AppendRuling(page, "Ruling on appeal", file.Dispute?.AppealRuling, file);
        AppendClaim(page, file.Claim);
        AppendMessages(page, file.Messages);
        AppendHistory(page, file);
        return page.Append("</html>").ToString();
    }

    private static void AppendOrder(StringBuilder page, OrderResponse order)
    {
        page.Append("<h2>Order</h2><table>");
        foreach (OrderLineResponse line in order.Lines)
        {
            page.Append($"<tr><td>{line.Quantity} × {Text(line.Title)}<td>{Amount(line.Total)}");
        }

        page.Append($"<tr><td>Freight<td>{Amount(order.Freight)}<tr><th>Total<th>{Amount(order.Total)}<tr><td>Held now<td>{Amount(order.Held)}");
        page.Append($"<tr><td>Buyer<td><code>{Text(order.BuyerId.Value)}</code><tr><td>Seller<td><code>{Text(order.SellerId.Value)}</code></table>");
    }

    private static void AppendClocks(StringBuilder page, IReadOnlyList<ClockView> clocks)
    {
        if (clocks.Count == 0)
        {
            return;
        }

        page.Append("<h2>Clocks</h2><table><tr><th>For<th>Turn<th>Due<th>Otherwise");
        foreach (ClockView clock in clocks)
        {
            string due = clock.DueUtc is { } at ? Time(at) : $"paused, {TimeSpan.FromSeconds(clock.RemainingSeconds):d\\ \\d\\ hh\\:mm} left";
            page.Append($"<tr><td>{Name(clock.Name)}<td>{Name(clock.Turn)}<td>{due}<td>{Name(clock.ByDefault)}");
        }

        page.Append("</table>");
    }

    private static void AppendRequest(StringBuilder page, CaseFile file)
    {
        if (file.RefundRequest is not { } request)
        {
            return;
        }

        page.Append($"<h2>Refund request</h2><p>{Name(request.Kind)}, {Word(request.Reason)}: {Amount(request.Amount)}. {Name(request.Phase)}.</p><blockquote>{Text(request.Text)}</blockquote>");
        AppendDocuments(page, request.Documents);
        page.Append(request.Rejection is { } no ? $"<p>The seller:</p><blockquote>{Text(no)}</blockquote>" : "");
    }

    private static void AppendStatements(StringBuilder page, IReadOnlyList<CaseStatement> statements)
    {
        foreach ((Statement statement, string hash, bool matches) in statements)
        {
            page.Append($"<h2>{Name(statement.Round)} of the {Word(statement.By)}, {Time(statement.AtUtc)}</h2><blockquote>{Text(statement.Text)}</blockquote>");
            AppendDocuments(page, statement.Documents);
            page.Append(matches ? $"<p><code>sha256 {Text(hash)}</code></p>" : "<p class=\"bad\">This is not what was filed: its hash differs.</p>");
        }
    }

    private static void AppendDocuments(StringBuilder page, IReadOnlyList<EvidenceDocument> documents)
    {
        foreach (EvidenceDocument document in documents)
        {
            page.Append($"<p>{Text(document.Name)}: {Text(document.Url)}<br><code>sha256 {Text(document.Sha256)}</code></p>");
        }
    }

    private static void AppendRuling(StringBuilder page, string title, Ruling? ruling, CaseFile file)
    {
        if (ruling is null)
        {
            return;
        }

        string criterion = file.Criteria.GetValueOrDefault(ruling.Criterion)?.GetValueOrDefault("en") ?? ruling.Criterion;
        page.Append($"<h2>{title}, {Time(ruling.AtUtc)}</h2><p>{Name(ruling.Kind)}: {Amount(ruling.Refund)} to the buyer, {Amount(ruling.Release)} to the seller.</p>");
        page.Append($"<p>{Text(criterion)}</p><blockquote>{Text(ruling.Reasons)}</blockquote><p>Arbiter <code>{Text(ruling.Arbiter.Value)}</code></p>");
    }

    private static void AppendClaim(StringBuilder page, ClaimResponse? claim)
    {
        if (claim is null)
        {
            return;
        }

        page.Append($"<h2>Claim, {Time(claim.FiledUtc)}</h2><p>{Name(claim.Guarantee)}: {Amount(claim.Amount)}. {Name(claim.Phase)}.</p><blockquote>{Text(claim.Text)}</blockquote>");
        AppendDocuments(page, claim.Documents);
        page.Append(claim.RejectedFor is { } no ? $"<p>The seller:</p><blockquote>{Text(no)}</blockquote>" : "");
        page.Append(claim.Reasons is { } reasons ? $"<p>The arbiter:</p><blockquote>{Text(reasons)}</blockquote>" : "");
        page.Append(claim.End is { } end ? $"<p>{Name(end)}{(claim.Paid is { } paid ? $": {Amount(paid)} to the buyer" : "")}.</p>" : "");
    }

    private static void AppendMessages(StringBuilder page, CaseMessages? messages)
    {
        if (messages is null)
        {
            return;
        }

        page.Append("<h2>Conversation</h2>").Append(messages.ChainIntact ? "<p>The chain of hashes is intact.</p>" : "<p class=\"bad\">The chain of hashes is broken.</p>");
        foreach (MessageResponse message in messages.Items)
        {
            page.Append($"<p>{message.Number}. {Name(message.By)}, {Time(message.AtUtc)}{(message.Flags.Count > 0 ? $" <span class=\"bad\">{string.Join(", ", message.Flags.Select(Word))}</span>" : "")}</p><blockquote>{Text(message.Text)}</blockquote>");
            AppendDocuments(page, message.Documents);
        }
    }

    private static void AppendHistory(StringBuilder page, CaseFile file)
    {
        page.Append(file.ChainIntact ? "<h2>History</h2><p>The chain of hashes is intact.</p>" : "<h2>History</h2><p class=\"bad\">The chain of hashes is broken.</p>");
        page.Append("<table><tr><th>#<th>When<th>What<th>Who<th>Hash");
        foreach (OrderEventResponse record in file.History)
        {
            page.Append($"<tr><td>{record.Version}<td>{Time(record.AtUtc)}<td>{Text(record.Type)}<td>{Text(record.Actor.Split(':')[0])}<td><code>{(record.Hash is { } hash ? $"{hash[..16]}…" : "sealed")}</code>");
        }

        page.Append("</table>");
    }

    private static string Text(string text) => _html.Encode(text);

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        string word = Word(value);
        return $"{char.ToUpperInvariant(word[0])}{word[1..]}";
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => string.Concat(MarketJson.Name(value).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Time(DateTimeOffset at) => $"{at:yyyy-MM-dd HH:mm} UTC";

    private static string Amount(Money money) => Text(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{money.AmountMinor / 100m:n2} {money.Currency.Code}"));
}
