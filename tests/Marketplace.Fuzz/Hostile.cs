using System.Text.Json.Nodes;

namespace Marketplace.Fuzz;

/// <summary>Values that have broken something somewhere.</summary>
internal static class Hostile
{
    /// <summary>Texts.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "\t", "\0", "a\0b", "null", "undefined", "NaN", "0", "-1", "1e308", "true", "[]", "{}", "'", "\"", "\\", "`", "%00", "%s%n", "${7*7}", "{{7*7}}",
        "' or 1 eq 1 or '", "PartitionKey eq 'x'", "<script>alert(1)</script>", "../../etc/passwd", "..\\..\\host.json", "C:\\", "/", "#", "?", "\u202E\u0627", "\uFEFF", "\uFFFF",
        "😀", "e\u0301", "ＡＢＣ", "İ", "ß", "4111 1111 1111 1111", "javascript:alert(1)", "https://user:pass@host/", "https://[::1]/", "\r\nX-Injected: 1",
        "2026-02-30T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z", "2026-11-21T08:00:00+14:00", "CNY", "cny", "XXX", "ord_00000000000000000000000000",
        "lst_00000000000000000000000000", "mbr_00000000000000000000000000", "pay_00000000000000000000000000", "head", "event:00000001", "Infinity", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    ];

    /// <summary>Numbers as JSON writes them.</summary>
    public static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "1.0", "1.5", "1e0", "1e2", "1e400", "-1e400", "2147483647", "2147483648", "-2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "1000000000", "1000000001", "99999999999999999999999999", "0.1", "4111111111111111",
    ];

    /// <summary>JSON that stands where something else should.</summary>
    public static readonly string[] Others = ["null", "true", "false", "[]", "{}", "[null]", "[[]]", "{\"a\":1}", "\"\"", "\"x\"", "0", "[1,\"a\",{}]", "{\"$type\":\"System.Object\"}"];

    /// <summary>One of these, by chance.</summary>
    public static string Any(Random random, string[] values) => values[random.Next(values.Length)];

    /// <summary>A text that is long, perhaps just too long.</summary>
    public static string Long(Random random, int limit) => new("a汉😀"[random.Next(2)], Math.Max(0, limit + random.Next(-1, 3)));

    /// <summary>A JSON string of a text.</summary>
    public static string Quote(string text) => JsonValue.Create(text).ToJsonString();
}
