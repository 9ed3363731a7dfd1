using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;

namespace Marketplace.Functions.Tests.Support;

public sealed class HeldPortTests
{
    [Fact]
    public async Task APort_IsNobodyElsesBeforeItsHostListens_AtBothAddresses()
    {
        HeldPort port = HeldPort.Take();
        foreach (IPAddress address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
        {
            using Socket other = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            Assert.Throws<SocketException>(() => other.Bind(new IPEndPoint(address, port.Number)));
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        port.HandOver(builder.WebHost);
        await using WebApplication app = builder.Build();
        app.Urls.Add($"http://localhost:{port.Number}");
        app.MapGet("/", () => "here");
        await app.StartAsync();

        using HttpClient http = new();
        foreach (string host in new[] { "127.0.0.1", "[::1]" })
        {
            Assert.Equal("here", await http.GetStringAsync(new Uri($"http://{host}:{port.Number}/")));
        }
    }
}
