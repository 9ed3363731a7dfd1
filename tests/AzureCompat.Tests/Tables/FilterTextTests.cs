using System.Linq.Expressions;
using System.Text;
using Azure.Data.Tables;

namespace AzureCompat.Tests.Tables;

/// <summary>The exact texts that the vendor's client makes.</summary>
public sealed class FilterTextTests
{
    private static readonly TimeSpan EightHours = TimeSpan.FromHours(8);
    private static readonly Guid Id = Guid.Parse("0123abcd-4567-89ef-0123-456789abcdef");

    [Fact]
    public void Interpolated_WritesEveryTypeAsItsLiteral()
    {
        DateTimeOffset time = new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(8));
        string text = TableClient.CreateQueryFilter(
            $"{"it's"} {'\''} {new StringBuilder("a'b")} {true} {-5} {5L} {5UL} {1.5} {2.5f} {3.10m} {Id} {(object?)null}");

        Assert.Equal("'it''s' '''' 'a''b' true -5 5L 5L 1.5 2.5 3.10 guid'0123abcd-4567-89ef-0123-456789abcdef' null", text);
        Assert.Equal("X'01AB' X'02'", TableClient.CreateQueryFilter($"{new byte[] { 1, 171 }} {new BinaryData(new byte[] { 2 })}"));
        Assert.Equal("datetime'2026-01-01T19:04:05.006Z'", TableClient.CreateQueryFilter($"{time}"));
        Assert.Equal("datetime'2026-01-01T19:04:05.006Z'", TableClient.CreateQueryFilter($"{time.UtcDateTime}"));
        Assert.Null(TableClient.CreateQueryFilter((FormattableString)null!));
    }

    [Fact]
    public void Interpolated_OfATypeWithoutLiteral_Throws() =>
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {TimeSpan.Zero}"));

    [Fact]
    public void Predicate_IsWrittenWithParenthesesAroundOperations()
    {
        string key = "it's";
        Sample other = new() { Number = 3 };
        (string Expected, Expression<Func<Sample, bool>> Predicate)[] cases =
        [
            ("PartitionKey eq 'it''s'", row => row.PartitionKey == key),
            ("(PartitionKey eq 'it''s') and (RowKey ne 'b')", row => row.PartitionKey == key && row.RowKey != "b"),
            ("((Number gt 3) or (Number lt 1)) and (Number ne 2)", row => (row.Number > other.Number || row.Number < 1) && row.Number != 2),
            ("Flag eq true", row => row.Flag),
            ("not (Flag eq true)", row => !row.Flag),
            ("MaybeFlag eq true", row => row.MaybeFlag!.Value),
            ("(Flag eq true) and (MaybeFlag eq false)", row => row.Flag && row.MaybeFlag == false),
            ("Large eq 5L", row => row.Large == 5),
            ("MaybeLarge ge 5L", row => row.MaybeLarge >= 5),
            ("MaybeNumber eq 5", row => row.MaybeNumber!.Value == 5),
            ("MaybeNumber eq null", row => row.MaybeNumber == null),
            ("Ratio le 5.0", row => row.Ratio <= 5),
            ("Id eq guid'0123abcd-4567-89ef-0123-456789abcdef'", row => row.Id == Id),
            ("Offset lt datetime'2025-12-31T16:00:00Z'", row => row.Offset < new DateTimeOffset(2026, 1, 1, 0, 0, 0, EightHours)),
            ("Time ge datetime'2026-01-01T00:00:00Z'", row => row.Time >= new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            ("RowKey ge 'a'", row => row.RowKey.CompareTo("a") >= 0),
            ("RowKey lt 'b'", row => string.Compare(row.RowKey, "b") < 0),
            ("RowKey eq 'c'", row => row.RowKey.Equals("c")),
            ("RowKey eq 'c'", row => string.Equals(row.RowKey, "c")),
            ("renamed eq 'n'", row => row.Named == "n"),
        ];

        foreach ((string expected, Expression<Func<Sample, bool>> predicate) in cases)
        {
            Assert.Equal(expected, TableClient.CreateQueryFilter(predicate));
        }

        Assert.Null(TableClient.CreateQueryFilter<Sample>(row => true));
        Assert.Equal("Bytes eq X'01AB'", TableClient.CreateQueryFilter<TableEntity>(row => row["Bytes"] == (object)new byte[] { 1, 171 }));
        Assert.Equal("TableName eq 'T'", TableServiceClient.CreateQueryFilter(table => table.Name == "T"));
    }

    [Fact]
    public void Predicate_WithoutWordsInTheService_Throws()
    {
        Expression<Func<Sample, bool>>[] predicates =
        [
            row => row.RowKey.StartsWith("ab"),
            row => row.RowKey.Equals("a", StringComparison.OrdinalIgnoreCase),
            row => string.Compare(row.RowKey, "a", StringComparison.Ordinal) > 0,
            row => (row.Number > 1 ? 1 : 2) == 1,
        ];

        Assert.All(predicates, predicate => Assert.Throws<NotSupportedException>(() => TableClient.CreateQueryFilter(predicate)));
    }
}
