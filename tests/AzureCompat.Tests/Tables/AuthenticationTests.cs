using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace AzureCompat.Tests.Tables;

/// <summary>What goes over the wire, on a transport that no service is behind.</summary>
public sealed class AuthenticationTests
{
    private static readonly Uri Account = new("https://account.table.core.windows.net");
    private static readonly byte[] Key = [1, 2, 3];

    [Fact]
    public async Task SharedKey_SignsDateAndEncodedPath()
    {
        ScriptedTransport transport = Answering(204);
        TableClient table = new(Account, "Orders", KeyCredential(), Options(transport));

        await table.DeleteEntityAsync("a 'b'", "c");

        SentRequest sent = Assert.Single(transport.Sent);
        const string Path = "/Orders(PartitionKey='a%20%27%27b%27%27',RowKey='c')";
        byte[] signed = Encoding.UTF8.GetBytes($"{sent.Headers["x-ms-date"]}\n/account{Path}");
        string signature = Convert.ToBase64String(HMACSHA256.HashData(Key, signed));
        Assert.Equal(Path, sent.Uri.AbsolutePath);
        Assert.Equal($"SharedKeyLite account:{signature}", sent.Headers["Authorization"]);
        Assert.Equal("2020-12-06", sent.Headers["x-ms-version"]);
        Assert.Equal(("3.0", "*"), (sent.Headers["DataServiceVersion"], sent.Headers["If-Match"]));
    }

    [Fact]
    public async Task SharedKey_OfASecondKey_SignsWithIt()
    {
        ScriptedTransport transport = Answering(204, 204);
        TableSharedKeyCredential credential = KeyCredential();
        TableClient table = new(Account, "Orders", credential, Options(transport));

        await table.DeleteEntityAsync("p", "r");
        credential.SetAccountKey(Convert.ToBase64String([9]));
        await table.DeleteEntityAsync("p", "r");

        Assert.Equal(2, transport.Sent.Select(request => request.Headers["Authorization"]).Distinct().Count());
    }

    [Fact]
    public async Task SharedKey_SignsEveryTryAnew()
    {
        ScriptedTransport transport = Answering(503, 204);
        TableSharedKeyCredential credential = KeyCredential();
        TableClientOptions options = Options(transport);
        options.Retry.Delay = TimeSpan.FromTicks(1);
        options.AddPolicy(new OnSend(() => credential.SetAccountKey(Convert.ToBase64String([9]))), HttpPipelinePosition.PerRetry);

        await new TableClient(Account, "Orders", credential, options).DeleteEntityAsync("p", "r");

        Assert.Equal(2, transport.Sent.Select(request => request.Headers["Authorization"]).Distinct().Count());
    }

    [Theory]
    [InlineData(null, "https://storage.azure.com/.default")]
    [InlineData("AzureChina", "https://storage.azure.cn/.default")]
    [InlineData("https://custom/", "https://custom/.default")]
    [InlineData("https://custom/.default", "https://custom/.default")]
    public async Task Token_IsRequestedForTheAudience(string? audience, string scope)
    {
        ScriptedTransport transport = Answering(204);
        FakeTokens tokens = new();
        TableClientOptions options = Options(transport);
        options.Audience = audience is null ? (TableAudience?)null : new TableAudience(audience);

        await new TableServiceClient(Account, tokens, options).GetTableClient("Orders").DeleteEntityAsync("p", "r");

        Assert.Equal("Bearer token-1", Assert.Single(transport.Sent).Headers["Authorization"]);
        Assert.Equal([scope], Assert.Single(tokens.Requests).Scopes);
    }

    [Fact]
    public async Task Token_WithTenantDiscovery_LearnsTheTenantFromTheChallenge()
    {
        const string Challenge =
            "Bearer authorization_uri=https://login.microsoftonline.com/tenant-7/oauth2/authorize resource_id=https://storage.azure.com";
        ScriptedTransport transport = new(
            ScriptedTransport.Answer(new FakeResponse(401, "", ("WWW-Authenticate", Challenge))),
            ScriptedTransport.Answer(new FakeResponse(204)),
            ScriptedTransport.Answer(new FakeResponse(204)));
        FakeTokens tokens = new();
        TableClientOptions options = Options(transport);
        options.EnableTenantDiscovery = true;
        TableClient table = new(Account, "Orders", tokens, options);

        await table.DeleteEntityAsync("p", "r");
        await table.DeleteEntityAsync("p", "r");

        Assert.Equal([false, true, true], transport.Sent.Select(request => request.Headers.ContainsKey("Authorization")));
        Assert.Equal("tenant-7", Assert.Single(tokens.Requests).TenantId);
    }

    [Fact]
    public async Task Token_OverHttp_IsRefused()
    {
        TableClient table = new(new Uri("http://account.table.core.windows.net"), "Orders", new FakeTokens(), Options(Answering(204)));

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.DeleteEntityAsync("p", "r"));
    }

    [Fact]
    public async Task OwnTransport_ThatAnswersAtOnce_LetsEveryCallEndAtOnce()
    {
        const string Page = """{"value":[{"odata.etag":"e","PartitionKey":"p","RowKey":"r","Timestamp":"2026-01-01T00:00:00Z"}]}""";
        ScriptedTransport transport = new(
            ScriptedTransport.Answer(new FakeResponse(204)),
            ScriptedTransport.Answer(new FakeResponse(200, Page, ("x-ms-continuation-NextPartitionKey", "p q"))),
            ScriptedTransport.Answer(new FakeResponse(200, """{"value":[]}""")));
        TableClient table = new(Account, "Orders", KeyCredential(), Options(transport));

        Assert.True(table.AddEntityAsync(new TableEntity("p", "r")).IsCompletedSuccessfully);
        IAsyncEnumerator<TableEntity> rows = table.QueryAsync<TableEntity>().GetAsyncEnumerator();
        ValueTask<bool> first = rows.MoveNextAsync();
        Assert.True(first.IsCompletedSuccessfully);
        Assert.True(await first);
        ValueTask<bool> end = rows.MoveNextAsync();
        Assert.True(end.IsCompletedSuccessfully);
        Assert.False(await end);
        Assert.Contains("NextPartitionKey=p", transport.Sent[2].Uri.Query, StringComparison.Ordinal);
    }

    private static TableSharedKeyCredential KeyCredential() => new("account", Convert.ToBase64String(Key));

    private static ScriptedTransport Answering(params int[] statuses) =>
        new([.. statuses.Select(status => ScriptedTransport.Answer(new FakeResponse(status)))]);

    private static TableClientOptions Options(ScriptedTransport transport) => new() { Transport = transport };

    private sealed class OnSend(Action action) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => action();
    }

    private sealed class FakeTokens : TokenCredential
    {
        public List<TokenRequestContext> Requests { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Requests.Add(requestContext);
            return new AccessToken($"token-{Requests.Count}", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
