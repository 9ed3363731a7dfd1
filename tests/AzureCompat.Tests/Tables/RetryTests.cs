using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class RetryTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private static FakeResponse Busy => new(503);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Insert_AfterABusyAnswer_IsSentAgain(bool async)
    {
        ScriptedTransport transport = new(ScriptedTransport.Answer(Busy), ScriptedTransport.Answer(Busy));
        TableClient table = Client(transport);

        Response answer = async ? await table.AddEntityAsync(Row()) : table.AddEntity(Row());

        Assert.Equal(204, answer.Status);
        Assert.Equal(3, transport.Sent.Count);
        Assert.Single(transport.Sent.Select(request => request.Body).Distinct());
        Assert.All(transport.Sent, request => Assert.StartsWith("SharedKeyLite devstoreaccount1:", request.Headers["Authorization"]));
        Assert.Single(transport.Sent.Select(request => request.Headers["x-ms-client-request-id"]).Distinct());
    }

    [Fact]
    public async Task Insert_WhoseAnswerWasLost_Throws409ThoughItWasWritten()
    {
        TableClient table = Client(new ScriptedTransport(ScriptedTransport.LoseAnswer(Busy)));

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row()));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists.ToString()), (error.Status, error.ErrorCode));
        Assert.True(Table.GetEntityIfExists<TableEntity>("p", "r").HasValue);
    }

    [Fact]
    public async Task Transaction_WhoseAnswerWasLost_Throws409ForItsFirstAction()
    {
        TableClient table = Client(new ScriptedTransport(ScriptedTransport.LoseAnswer(Busy)));

        TableTransactionFailedException error = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Row())]));

        Assert.Equal((409, 0), (error.Status, error.FailedTransactionActionIndex));
    }

    [Fact]
    public async Task Retries_EndAtTheirMaximum()
    {
        ScriptedTransport transport = new([.. Enumerable.Range(0, 10).Select(_ => ScriptedTransport.Answer(Busy))]);

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).AddEntityAsync(Row()));

        Assert.Equal((503, 4), (error.Status, transport.Sent.Count));
    }

    [Fact]
    public async Task Failures_OfTheRequestItself_AreNotRetried()
    {
        ScriptedTransport transport = new();
        await Table.AddEntityAsync(Row());

        await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).AddEntityAsync(Row()));
        await Client(transport).GetEntityIfExistsAsync<TableEntity>("p", "missing");

        Assert.Equal(2, transport.Sent.Count);
    }

    [Fact]
    public async Task Error_WithoutTheServicesBody_StillCarriesItsStatus()
    {
        TableClient table = Client(new ScriptedTransport(ScriptedTransport.Answer(new FakeResponse(400, "<html>proxy</html>"))));

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(Row()));

        Assert.Equal((400, null), (error.Status, error.ErrorCode));
    }

    private static TableEntity Row() => new("p", "r") { ["A"] = "中" };

    private TableClient Client(ScriptedTransport transport)
    {
        TableClientOptions options = new() { Transport = transport };
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.FromTicks(1);
        return new TableClient(ConnectionString, TableName, options);
    }
}
