using System.Net;
using System.Net.Sockets;
using Marketplace.Domain.Notifications;

namespace Marketplace.Functions.Notifications.Webhooks;

/// <summary>
/// Connects to public addresses only. The check is made on the very address that is connected to: a name that leads elsewhere by then has
/// nothing to gain.
/// </summary>
internal static class PublicConnection
{
    /// <summary>A handler that makes such connections, and follows nobody anywhere.</summary>
    /// <param name="allowPrivate">Whether this machine and its neighbours may be called, too: for development.</param>
    public static SocketsHttpHandler Handler(bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxResponseHeadersLength = 16,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, allowPrivate, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        IPAddress[] allowed = [.. addresses.Where(address => allowPrivate || PublicAddress.Is(address))];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException("The name leads to no public address.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
