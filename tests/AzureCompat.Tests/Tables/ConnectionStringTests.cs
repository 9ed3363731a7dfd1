using Azure.Data.Tables;

namespace AzureCompat.Tests.Tables;

public sealed class ConnectionStringTests
{
    private const string Key = "AccountKey=AQID";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://x", "http://x:10002/devstoreaccount1", null)]
    [InlineData($"DefaultEndpointsProtocol=http;AccountName=a;{Key};EndpointSuffix=core.net", "http://a.table.core.net/", "a")]
    [InlineData($"accountname=a;{Key};EndpointSuffix=core.chinacloudapi.cn;", "https://a.table.core.chinacloudapi.cn/", "a")]
    [InlineData($"AccountName=a;{Key};TableEndpoint=https://b.table.example.com:444", "https://b.table.example.com:444/", "b")]
    public void ConnectionString_NamesTheEndpoint(string connectionString, string endpoint, string? account)
    {
        TableServiceClient service = new(connectionString);

        Assert.Equal((endpoint, account), (service.Uri.ToString(), service.AccountName));
    }

    [Theory]
    [InlineData("AccountName")]
    [InlineData("=a")]
    [InlineData("AccountName=")]
    [InlineData("AccountName=a;;AccountKey=AQID")]
    [InlineData("AccountName=a;AccountName=b")]
    public void ConnectionString_ThatIsMalformed_Throws(string connectionString) =>
        Assert.Throws<InvalidOperationException>(() => new TableServiceClient(connectionString));

    [Theory]
    [InlineData("AccountName=a;EndpointSuffix=core.windows.net")]
    [InlineData($"AccountName=a;{Key}")]
    [InlineData("UseDevelopmentStorage=false")]
    [InlineData("TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sig")]
    public void ConnectionString_ThatLacksAPart_Throws(string connectionString) =>
        Assert.Throws<ArgumentException>(() => new TableServiceClient(connectionString));

    [Fact]
    public void Endpoint_ThatNamesTheTable_IsTakenForTheAccounts()
    {
        TableSharedKeyCredential credential = new("a", "AQID");

        TableClient dns = new(new Uri("https://a.table.core.windows.net/Orders"), "Orders", credential);
        TableClient path = new(new Uri("http://127.0.0.1:10002/a/Orders/"), "Orders", credential);
        TableClient sameName = new(new Uri("http://127.0.0.1:10002/a"), "a", credential);

        Assert.Equal(("https://a.table.core.windows.net/Orders", "a"), (dns.Uri.ToString(), dns.AccountName));
        Assert.Equal(("http://127.0.0.1:10002/a/Orders", "a"), (path.Uri.ToString(), path.AccountName));
        Assert.Equal("http://127.0.0.1:10002/a/a", sameName.Uri.ToString());
        Assert.Throws<ArgumentException>(() => new TableClient(new Uri("https://a.table.core.windows.net"), "", credential));
        Assert.Throws<ArgumentNullException>(() => new TableServiceClient((string)null!));
    }
}
