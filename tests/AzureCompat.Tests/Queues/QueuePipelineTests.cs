using Azure;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace AzureCompat.Tests.Queues;

/// <summary>What the clients put on the wire, and how they take bad answers; no service needed.</summary>
public sealed class QueuePipelineTests
{
    private const string Sent = """
        <?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage><MessageId>m1</MessageId>
        <InsertionTime>Mon, 05 Jan 2026 10:00:00 GMT</InsertionTime><ExpirationTime>Mon, 12 Jan 2026 10:00:00 GMT</ExpirationTime>
        <PopReceipt>p1</PopReceipt><TimeNextVisible>Mon, 05 Jan 2026 10:00:30 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>
        """;

    private static readonly Uri Queue = new("https://acct.queue.core.windows.net/orders");
    private static readonly StorageSharedKeyCredential Key = new("acct", Convert.ToBase64String("key"u8));

    [Fact]
    public void Options_DefaultToTheStorageClientsRetries()
    {
        QueueClientOptions options = new();

        Assert.Equal(5, options.Retry.MaxRetries);
        Assert.Equal(RetryMode.Exponential, options.Retry.Mode);
        Assert.Equal(QueueMessageEncoding.None, options.MessageEncoding);
        Assert.Equal(QueueClientOptions.ServiceVersion.V2026_10_06, options.Version);
        Assert.Throws<ArgumentException>(() => new QueueClientOptions((QueueClientOptions.ServiceVersion)999));
    }

    [Theory]
    [InlineData(503, "ServerBusy")]
    [InlineData(500, "InternalError")]
    [InlineData(400, "OperationTimedOut")]
    public async Task Passing_Errors_AreRetried(int status, string code)
    {
        FaultyTransport transport = new(_ => Failed(status, code), _ => throw new IOException("cut off"), _ => new StubResponse(201, Sent));

        SendReceipt sent = await Client(transport).SendMessageAsync("again");

        Assert.Equal(3, transport.Sent.Count);
        Assert.Equal("m1", sent.MessageId);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 10, 0, 30, TimeSpan.Zero), sent.TimeNextVisible);
        Assert.Single(transport.Sent.Select(request => request.Headers["x-ms-client-request-id"]).Distinct());
        Assert.All(transport.Sent, request => Assert.Equal(transport.Sent[0].Body, request.Body));
    }

    [Fact]
    public async Task Lasting_Errors_AreNotRetried_AndCarryCodeAndMessage()
    {
        FaultyTransport transport = new(_ => Failed(404, "QueueNotFound"), _ => new StubResponse(201, Sent));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => Client(transport).SendMessageAsync("lost"));

        Assert.Single(transport.Sent);
        Assert.Equal("QueueNotFound", refused.ErrorCode);
        Assert.Contains("stub says no", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Retries_AreAsManyAsTheOptionsSay()
    {
        Func<Request, StubResponse?> busy = _ => Failed(503, "ServerBusy");
        FaultyTransport transport = new(busy, busy, busy, busy);

        RequestFailedException refused = Assert.Throws<RequestFailedException>(() => Client(transport, retries: 2).ClearMessages());

        Assert.Equal(3, transport.Sent.Count);
        Assert.Equal(503, refused.Status);
        Assert.Equal("ServerBusy", refused.ErrorCode);
    }

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("<html><p>a proxy's page</html>", "application/xml")]
    public void ErrorCode_ComesFromTheHeader_WhenTheBodyHasNone(string body, string contentType)
    {
        FaultyTransport transport = new(_ => new StubResponse(404, body, ("x-ms-error-code", "QueueNotFound"), ("Content-Type", contentType)));

        Assert.False(Client(transport).Exists().Value);
    }

    [Fact]
    public void Answer_ToAnotherRequest_IsRefused()
    {
        FaultyTransport transport = new(_ => new StubResponse(204, "", ("x-ms-client-request-id", "somebody else's")));

        RequestFailedException refused = Assert.Throws<RequestFailedException>(() => Client(transport, retries: 0).ClearMessages());

        Assert.Contains("somebody else's", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_IsUtf8Xml_AndInvalidCharactersAreLeftToTheService()
    {
        FaultyTransport transport = new(_ => new StubResponse(201, Sent));

        Client(transport).SendMessage("a<b&\u0001", TimeSpan.FromSeconds(1.9), TimeSpan.FromMinutes(1));

        Assert.Equal("\uFEFF<QueueMessage><MessageText>a&lt;b&amp;&#x1;</MessageText></QueueMessage>", System.Text.Encoding.UTF8.GetString(transport.Sent[0].Body));
        Assert.Equal("https://acct.queue.core.windows.net/orders/messages?visibilitytimeout=1&messagettl=60", transport.Sent[0].Uri.AbsoluteUri);
        Assert.Equal("application/xml", transport.Sent[0].Headers["Content-Type"]);
        Assert.Equal("2026-10-06", transport.Sent[0].Headers["x-ms-version"]);
    }

    [Fact]
    public void MessageId_And_PopReceipt_AreEscaped()
    {
        FaultyTransport transport = new(_ => new StubResponse(204));

        Client(transport).DeleteMessage("a/b?c", "AQ+/==&x=1");

        Assert.Equal("/orders/messages/a%2Fb%3Fc?popreceipt=AQ%2B%2F%3D%3D%26x%3D1", transport.Sent[0].Uri.PathAndQuery);
    }

    private static QueueClient Client(FaultyTransport transport, int retries = 5)
    {
        QueueClientOptions options = new() { Transport = transport };
        options.Retry.MaxRetries = retries;
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.Delay = TimeSpan.Zero;
        return new(Queue, Key, options);
    }

    private static StubResponse Failed(int status, string code) => new(
        status,
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>stub says no</Message><Detail>x</Detail></Error>",
        ("x-ms-error-code", code),
        ("Content-Type", "application/xml"));
}
