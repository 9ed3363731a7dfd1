using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Storage;
using Azure.Storage.Queues;

namespace AzureCompat.Tests.Queues;

public sealed class QueueAuthenticationTests
{
    private static readonly byte[] KeyBytes = "a key"u8.ToArray();

    [Fact]
    public void SharedKey_SignsVerbHeadersAndResource()
    {
        FaultyTransport transport = new(_ => new StubResponse(204));
        QueueClient queue = new(
            new Uri("https://acct.queue.core.windows.net/orders"),
            new StorageSharedKeyCredential("acct", Convert.ToBase64String(KeyBytes)),
            new QueueClientOptions { Transport = transport });

        queue.UpdateMessage("m1", "p+1", "héllo", TimeSpan.FromSeconds(7));

        SentRequest sent = transport.Sent[0];
        string toSign = string.Join(
            '\n',
            "PUT", "", "", $"{sent.Body.Length}", "", "application/xml", "", "", "", "", "", "",
            $"x-ms-client-request-id:{sent.Headers["x-ms-client-request-id"]}",
            $"x-ms-date:{sent.Headers["x-ms-date"]}",
            "x-ms-return-client-request-id:true",
            "x-ms-version:2026-10-06",
            "/acct/orders/messages/m1",
            "popreceipt:p+1",
            "visibilitytimeout:7");
        Assert.Equal($"SharedKey acct:{Sign(toSign)}", sent.Headers["Authorization"]);
    }

    [Fact]
    public void SharedKey_OfAnEmulator_HasTheAccountTwice_AndNoLengthWithoutBody()
    {
        FaultyTransport transport = new(_ => new StubResponse(201));
        QueueClient queue = new(
            new Uri("http://127.0.0.1:12345/acct/orders"),
            new StorageSharedKeyCredential("acct", Convert.ToBase64String(KeyBytes)),
            new QueueClientOptions { Transport = transport });

        queue.Create(new Dictionary<string, string> { ["b1"] = "two", ["b_"] = "one" });

        SentRequest sent = transport.Sent[0];
        string toSign = string.Join(
            '\n',
            "PUT", "", "", "", "", "", "", "", "", "", "", "",
            $"x-ms-client-request-id:{sent.Headers["x-ms-client-request-id"]}",
            $"x-ms-date:{sent.Headers["x-ms-date"]}",
            "x-ms-meta-b_:one",
            "x-ms-meta-b1:two",
            "x-ms-return-client-request-id:true",
            "x-ms-version:2026-10-06",
            "/acct/acct/orders");
        Assert.Equal($"SharedKey acct:{Sign(toSign)}", sent.Headers["Authorization"]);
        Assert.Equal(("acct", "orders"), (queue.AccountName, queue.Name));
    }

    [Fact]
    public void SetAccountKey_SignsWithTheNewKeyFromThenOn()
    {
        FaultyTransport transport = new(_ => new StubResponse(204), _ => new StubResponse(204));
        StorageSharedKeyCredential credential = new("acct", Convert.ToBase64String(KeyBytes));
        QueueClient queue = new(new Uri("https://acct.queue.core.windows.net/orders"), credential, new QueueClientOptions { Transport = transport });
        credential.SetAccountKey(Convert.ToBase64String("another"u8));

        queue.Delete();

        SentRequest sent = transport.Sent[0];
        string headers = $"x-ms-client-request-id:{sent.Headers["x-ms-client-request-id"]}\nx-ms-date:{sent.Headers["x-ms-date"]}\n"
            + "x-ms-return-client-request-id:true\nx-ms-version:2026-10-06\n";
        string signature = Convert.ToBase64String(HMACSHA256.HashData("another"u8, Encoding.UTF8.GetBytes($"DELETE{new string('\n', 12)}{headers}/acct/orders")));
        Assert.Equal($"SharedKey acct:{signature}", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task TokenCredential_PutsATokenForStorageOnRequests_AndCachesIt()
    {
        FaultyTransport transport = new(_ => new StubResponse(204), _ => new StubResponse(204));
        CountingCredential credential = new();
        QueueServiceClient service = new(new Uri("https://acct.queue.core.windows.net"), credential, new QueueClientOptions { Transport = transport });
        QueueClient queue = service.GetQueueClient("orders");

        await queue.ClearMessagesAsync();
        queue.ClearMessages();

        Assert.All(transport.Sent, sent => Assert.Equal("Bearer token-1", sent.Headers["Authorization"]));
        Assert.Equal(["https://storage.azure.com/.default"], credential.Asked.Single().Scopes);
        Assert.True(credential.Asked.Single().IsCaeEnabled);
        Assert.Equal("acct", service.AccountName);
        Assert.Equal("orders", queue.Name);
    }

    [Fact]
    public void TokenCredential_WithoutHttps_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new QueueClient(new Uri("http://acct.queue.core.windows.net/orders"), new CountingCredential()));
        Assert.Throws<ArgumentException>(() => new QueueServiceClient(new Uri("http://acct.queue.core.windows.net"), new CountingCredential()));
    }

    [Fact]
    public void ConnectionStrings_GiveAccountAndEndpoint_OrSayWhatIsWrong()
    {
        QueueClient queue = new($"DefaultEndpointsProtocol=https;AccountName=acct;AccountKey={Convert.ToBase64String(KeyBytes)};EndpointSuffix=core.windows.net", "orders");

        Assert.Equal("https://acct.queue.core.windows.net/orders", queue.Uri.AbsoluteUri);
        Assert.Equal("http://127.0.0.1:10001/devstoreaccount1/orders", new QueueClient("UseDevelopmentStorage=true", "orders").Uri.AbsoluteUri);
        Assert.Throws<FormatException>(() => new QueueClient("AccountName=acct", "orders"));
        Assert.Throws<ArgumentNullException>(() => new QueueServiceClient(string.Empty));
        Assert.Throws<ArgumentException>(() => new QueueClient("UseDevelopmentStorage=true", " "));
    }

    private static string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(KeyBytes, Encoding.UTF8.GetBytes(text)));

    private sealed class CountingCredential : TokenCredential
    {
        public List<TokenRequestContext> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.Add(requestContext);
            return new AccessToken($"token-{Asked.Count}", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
