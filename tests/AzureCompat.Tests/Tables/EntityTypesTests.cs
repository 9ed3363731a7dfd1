using System.Text;
using Azure.Data.Tables;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class EntityTypesTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task Class_WithEveryType_RoundTrips()
    {
        DateTimeOffset time = new DateTimeOffset(2026, 11, 21, 23, 59, 58, TimeSpan.FromHours(8)).AddTicks(1_234_567);
        Sample written = new()
        {
            Text = "it's \"quoted\" 中文 😀 \r\n\t\\ <&>",
            Number = int.MinValue, MaybeNumber = int.MaxValue,
            Large = long.MinValue, MaybeLarge = long.MaxValue, Natural = long.MaxValue,
            Ratio = 5, MaybeRatio = -1.5e-300,
            Flag = true, MaybeFlag = false,
            Id = Guid.Parse("0123abcd-4567-89ef-0123-456789abcdef"), MaybeId = Guid.Empty,
            Offset = time, MaybeOffset = DateTimeOffset.MaxValue,
            Time = time.UtcDateTime, MaybeTime = new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Bytes = [0, 255, 62, 63], Data = new BinaryData(new byte[] { 1, 2 }),
            Day = DayOfWeek.Saturday, MaybeDay = DayOfWeek.Sunday,
            Named = "n", Ignored = "i",
        };

        await Table.AddEntityAsync(written);
        Sample read = (await Table.GetEntityAsync<Sample>("p", "r")).Value;

        Assert.Equal(written.Text, read.Text);
        Assert.Equal((written.Number, written.MaybeNumber), (read.Number, read.MaybeNumber));
        Assert.Equal((written.Large, written.MaybeLarge, written.Natural), (read.Large, read.MaybeLarge, read.Natural));
        Assert.Equal((written.Ratio, written.MaybeRatio), (read.Ratio, read.MaybeRatio));
        Assert.Equal((written.Flag, written.MaybeFlag), (read.Flag, read.MaybeFlag));
        Assert.Equal((written.Id, written.MaybeId), (read.Id, read.MaybeId));
        Assert.Equal((written.Offset, written.MaybeOffset), (read.Offset, read.MaybeOffset));
        Assert.Equal((written.Time, written.MaybeTime), (read.Time, read.MaybeTime));
        Assert.Equal(DateTimeKind.Utc, read.Time.Kind);
        Assert.Equal(written.Bytes, read.Bytes!);
        Assert.Equal(written.Data.ToArray(), read.Data!.ToArray());
        Assert.Equal((written.Day, written.MaybeDay), (read.Day, read.MaybeDay));
        Assert.Equal("n", read.Named);
        Assert.Null(read.Ignored);
    }

    [Fact]
    public async Task Class_WithNullsAndEmptyString_RoundTrips()
    {
        await Table.AddEntityAsync(new Sample { Text = string.Empty, Bytes = [] });

        Sample read = (await Table.GetEntityAsync<Sample>("p", "r")).Value;

        Assert.Equal(string.Empty, read.Text);
        Assert.Empty(read.Bytes!);
        Assert.Null(read.MaybeNumber);
        Assert.Null(read.MaybeLarge);
        Assert.Null(read.MaybeRatio);
        Assert.Null(read.MaybeFlag);
        Assert.Null(read.MaybeId);
        Assert.Null(read.MaybeTime);
        Assert.Null(read.MaybeDay);
        Assert.Null(read.Data);
    }

    [Fact]
    public async Task Class_AfterWrite_HasVersionAndTimeOfTheService()
    {
        string version = (await Table.AddEntityAsync(new Sample())).Headers.ETag!.Value.ToString();

        Sample read = (await Table.GetEntityAsync<Sample>("p", "r")).Value;

        Assert.Equal(version, read.ETag.ToString());
        Assert.StartsWith("W/\"datetime'", version, StringComparison.Ordinal);
        Assert.InRange(read.Timestamp!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task TableEntity_WithEveryType_ComesBackWithTheTypesTheServiceKeeps()
    {
        Guid id = Guid.Parse("0123abcd-4567-89ef-0123-456789abcdef");
        DateTimeOffset time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await Table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "t", ["Int"] = 1, ["Long"] = 1L, ["Double"] = 1.5, ["Bool"] = true, ["Guid"] = id,
            ["Offset"] = time, ["Time"] = time.UtcDateTime, ["Bytes"] = new byte[] { 1 }, ["Data"] = new BinaryData(new byte[] { 2 }),
            ["NotANumber"] = double.NaN, ["Null"] = null,
        });

        TableEntity read = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("t", read.GetString("Text"));
        Assert.Equal(1, read.GetInt32("Int"));
        Assert.Equal(1L, read.GetInt64("Long"));
        Assert.Equal(1.5, read.GetDouble("Double"));
        Assert.True(read.GetBoolean("Bool"));
        Assert.Equal(id, read.GetGuid("Guid"));
        Assert.Equal(time, read.GetDateTimeOffset("Offset"));
        Assert.Equal(time.UtcDateTime, read.GetDateTime("Time"));
        Assert.Equal([1], read.GetBinary("Bytes"));
        Assert.Equal([2], read.GetBinaryData("Data").ToArray());
        Assert.Equal(double.NaN, read.GetDouble("NotANumber"));
        Assert.Null(read.GetString("Null"));
        Assert.DoesNotContain(read.Keys, key => key.Contains("odata.type", StringComparison.Ordinal) || key == "odata.metadata");
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
    }

    [Fact]
    public async Task Text_Of32KCharacters_RoundTrips()
    {
        string text = new('界', 32 * 1024);
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = text });

        Assert.Equal(text, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Text"));
    }

    [Fact]
    public async Task Decimal_InAClass_SilentlyReadsBackAsZero()
    {
        await Table.AddEntityAsync(new Priced { Price = 12.5m });

        Assert.Equal(0m, (await Table.GetEntityAsync<Priced>("p", "r")).Value.Price);
        Assert.Equal(12.5, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetDouble("Price"));
    }

    [Fact]
    public async Task Write_OfATypeWithoutPlace_Throws()
    {
        foreach (object value in (object[])[DayOfWeek.Friday, 'c', (short)1])
        {
            await Assert.ThrowsAsync<NotSupportedException>(() => Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = value }));
        }

        await Assert.ThrowsAsync<NotSupportedException>(() => Table.AddEntityAsync(new Sample { Time = new DateTime(2026, 1, 1) }));
    }

    [Fact]
    public async Task Read_IntoAnotherType_Throws()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Number"] = 1L, ["Day"] = "Noday" });

        await Assert.ThrowsAsync<InvalidCastException>(() => Table.GetEntityAsync<Sample>("p", "r", ["Number"]));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.GetEntityAsync<Sample>("p", "r", ["Day"]));
    }

    [Fact]
    public async Task Select_ReturnsOnlyTheNamedProperties()
    {
        await Table.AddEntityAsync(new Sample { Text = "t", Number = 7, Named = "n" });

        Sample read = (await Table.GetEntityAsync<Sample>("p", "r", ["Number", "renamed"])).Value;

        Assert.Equal((null, 7, "n"), (read.Text, read.Number, read.Named));
    }

    [Fact]
    public async Task Keys_ImplementedExplicitly_AreWrittenAndRead()
    {
        ITableEntity entity = new Hidden { Note = "x" };
        entity.PartitionKey = "p";
        entity.RowKey = "r";
        await Table.AddEntityAsync(entity);

        Hidden read = (await Table.GetEntityAsync<Hidden>("p", "r")).Value;

        Assert.Equal(("p", "r", "x"), (((ITableEntity)read).PartitionKey, ((ITableEntity)read).RowKey, read.Note));
    }

    [Fact]
    public async Task Text_WithLoneSurrogate_DoesNotBreakTheRequest()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "a\uD800b" });

        Assert.Equal(3, new StringBuilder((await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Text")).Length);
    }
}
