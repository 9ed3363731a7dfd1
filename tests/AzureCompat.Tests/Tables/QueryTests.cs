using Azure;
using Azure.Data.Tables;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class QueryTests(AzuriteFixture azurite) : TableTest(azurite)
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (string partition in (string[])["a b", "ключ"])
        {
            await Table.SubmitTransactionAsync(Enumerable.Range(0, 7).Select(index => new TableTransactionAction(
                TableTransactionActionType.Add,
                new Sample { PartitionKey = partition, RowKey = $"{index} '{index}'", Number = index, Flag = index % 2 == 0 })));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_FollowTheirTokens_ToTheEnd(bool async)
    {
        List<Page<Sample>> pages = [];
        if (async)
        {
            await foreach (Page<Sample> page in Table.QueryAsync<Sample>(maxPerPage: 4).AsPages())
            {
                pages.Add(page);
            }
        }
        else
        {
            pages.AddRange(Table.Query<Sample>(maxPerPage: 4).AsPages());
        }

        Assert.Equal([4, 4, 4, 2], pages.Select(page => page.Values.Count));
        Assert.Equal([true, true, true, false], pages.Select(page => page.ContinuationToken is not null));
        Assert.Equal(14, pages.SelectMany(page => page.Values).Select(row => (row.PartitionKey, row.RowKey)).Distinct().Count());
    }

    [Fact]
    public void Pages_ResumeFromAToken_InAnotherClientWithAnotherSize()
    {
        string token = Table.Query<Sample>(maxPerPage: 5).AsPages().First().ContinuationToken!;

        TableClient other = new(ConnectionString, TableName);
        Page<Sample> next = other.Query<Sample>(maxPerPage: 5).AsPages(token, pageSizeHint: 3).First();

        Assert.Equal([5, 6, 0], next.Values.Select(row => row.Number));
        Assert.Equal(2, token.Split(' ').Length);
    }

    [Fact]
    public void Filter_Interpolated_FindsByEveryType()
    {
        Sample written = new()
        {
            PartitionKey = "types", Text = "it's", Number = -5, Large = long.MinValue, Ratio = 2.5, Flag = true,
            Id = Guid.Parse("0123abcd-4567-89ef-0123-456789abcdef"), Bytes = [1, 171],
            Offset = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)),
            Time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(1),
        };
        Table.AddEntity(written);
        FormattableString[] filters =
        [
            $"Text eq {written.Text}", $"Number eq {written.Number}", $"Large eq {written.Large}", $"Ratio eq {written.Ratio}",
            $"PartitionKey eq {"types"} and Flag eq {true}", $"Id eq {written.Id}", $"Bytes eq {written.Bytes}",
            $"Offset eq {written.Offset}", $"Time eq {written.Time}",
        ];

        foreach (FormattableString filter in filters)
        {
            Assert.Equal("types", Assert.Single(Table.Query<Sample>(TableClient.CreateQueryFilter(filter))).PartitionKey);
        }
    }

    [Fact]
    public async Task Predicate_OverAnEntityClass_IsAnsweredByTheService()
    {
        int least = 4;
        List<Sample> rows = [];
        await foreach (Sample row in Table.QueryAsync<Sample>(row =>
            row.PartitionKey == "ключ" && row.Number >= least && !row.Flag && row.RowKey.CompareTo("9") < 0))
        {
            rows.Add(row);
        }

        Assert.Equal([5], rows.Select(row => row.Number));
    }

    [Fact]
    public void Predicate_OverADictionary_IsAnsweredByTheService()
    {
        Assert.Equal(2, Table.Query<TableEntity>(row => row.GetInt32("Number") == 3).Count());
        Assert.Equal(2, Table.Query<TableEntity>(row => (int)row["Number"] == 3).Count());
    }

    [Fact]
    public void Select_ReturnsOnlyTheNamedProperties()
    {
        TableEntity row = Table.Query<TableEntity>(select: ["RowKey", "Number"]).First();

        Assert.Equal(["Number", "RowKey"], row.Keys.Where(key => key is not "odata.etag").Order());
    }

    [Fact]
    public void Query_OfAMissingTable_Throws404OnEnumeration()
    {
        Pageable<Sample> rows = new TableClient(ConnectionString, "Missing").Query<Sample>();

        Assert.Equal(404, Assert.Throws<RequestFailedException>(() => rows.Count()).Status);
    }
}
