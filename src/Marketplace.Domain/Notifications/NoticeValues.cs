using System.Globalization;

namespace Marketplace.Domain.Notifications;

/// <summary>What placeholders stand for, as each language writes it.</summary>
internal static class NoticeValues
{
    private const int MinorDigits = 2;

    public static IReadOnlyList<string> Names { get; } = ["order", "listing", "title", "amount", "due", "days", "carrier", "tracking", "bank", "pieces", "code"];

    /// <summary>A placeholder's value; null when the notice has none.</summary>
    public static string? Of(string name, NoticeDetails about, string language) => name switch
    {
        "order" => about.OrderId?.Value,
        "listing" => about.ListingId?.Value,
        "title" => about.Title,
        "amount" => about.Amount is { } amount ? Amount(amount, language) : null,
        "due" => about.DueUtc is { } due ? Moment(due, language) : null,
        "days" => about.Days?.ToString(CultureInfo.InvariantCulture),
        "carrier" => about.Carrier,
        "tracking" => about.TrackingNumber,
        "bank" => about.BankLast4,
        "code" => about.Code,
        "pieces" => about.Pieces?.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    // The market's currencies have two minor digits each. Every culture's own formats are left out: they differ from machine to machine.
    private static string Amount(Money money, string language)
    {
        decimal major = money.AmountMinor / 100m;
        string digits = major.ToString($"N{MinorDigits}", CultureInfo.InvariantCulture);
        return language == "zh-CN" ? $"{digits} {ChineseName(money.Currency.Code)}" : $"{money.Currency.Code} {digits}";
    }

    private static string ChineseName(string code) => code switch
    {
        "CNY" => "元",
        "USD" => "美元",
        "EUR" => "欧元",
        "HKD" => "港元",
        _ => code,
    };

    private static string Moment(DateTimeOffset moment, string language) => language == "zh-CN"
        ? moment.UtcDateTime.ToString("yyyy'年'M'月'd'日' HH:mm '(UTC)'", CultureInfo.InvariantCulture)
        : moment.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
