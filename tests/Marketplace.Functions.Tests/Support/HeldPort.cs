using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;

namespace Marketplace.Functions.Tests.Support;

/// <summary>
/// A port of this machine's own two addresses, taken at once and handed over to the host that is to listen on it. A port that is only looked for is
/// anyone's until then: another host's, or a client's, of which there are hundreds, each with a port of its own.
/// </summary>
internal sealed class HeldPort
{
    private const int TriesMax = 100;
    private readonly Socket[] _sockets;

    private HeldPort(Socket[] sockets) => _sockets = sockets;

    public int Number => ((IPEndPoint)_sockets[0].LocalEndPoint!).Port;

    /// <summary>Takes a port that nobody has at either address.</summary>
    public static HeldPort Take()
    {
        for (int tries = 1; ; tries++)
        {
            Socket first = Listen(IPAddress.Loopback, 0);
            try
            {
                return new([first, .. Socket.OSSupportsIPv6 ? [Listen(IPAddress.IPv6Loopback, ((IPEndPoint)first.LocalEndPoint!).Port)] : Array.Empty<Socket>()]);
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse && tries < TriesMax)
            {
                first.Dispose();
            }
        }
    }

    /// <summary>Has the host listen on it.</summary>
    public void HandOver(IWebHostBuilder host) => host.UseSockets(sockets => sockets.CreateBoundListenSocket = address => Array.Find(_sockets, socket => address.Equals(socket.LocalEndPoint))
        ?? throw new SocketException((int)SocketError.AddressNotAvailable));

    private static Socket Listen(IPAddress address, int port)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));

            // What is only bound, others may bind too.
            socket.Listen();
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
