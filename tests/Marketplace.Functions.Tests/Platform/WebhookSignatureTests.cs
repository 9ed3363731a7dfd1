using System.Text;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

public sealed class WebhookSignatureTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] _body = Encoding.UTF8.GetBytes("""{"a":1}""");

    [Fact]
    public void TheDocumentedExample_IsValid() => Assert.True(WebhookSignature.IsValid(
        // printf '1795248000.{"a":1}' | openssl dgst -sha256 -hmac secret
        "t=1795248000,v1=ec4e42a41ceb28c5b7413427a113e6b59c5357da664fb29ef3d319fb832259ca", "secret", _body, _now));

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void TheWindow_IsFiveMinutesToEitherSide(int seconds, bool valid) =>
        Assert.Equal(valid, WebhookSignature.IsValid(Requests.Sign("secret", _now.AddSeconds(seconds), _body), "secret", _body, _now));

    [Fact]
    public void TimeBodyAndSecret_AreAllSigned()
    {
        string header = Requests.Sign("secret", _now, _body);
        Assert.False(WebhookSignature.IsValid(header.Replace("t=1", "t=01", StringComparison.Ordinal), "secret", _body, _now));
        Assert.False(WebhookSignature.IsValid(header, "secret", [.. _body, (byte)' '], _now));
        Assert.False(WebhookSignature.IsValid(header, "Secret", _body, _now));
    }
}
