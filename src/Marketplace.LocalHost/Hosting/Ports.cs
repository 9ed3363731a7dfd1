using System.Net;
using System.Net.Sockets;

namespace Marketplace.LocalHost.Hosting;

/// <summary>Finds out about ports before anything is started on them.</summary>
internal static class Ports
{
    /// <summary>The port itself when it is free, or any free one for 0.</summary>
    /// <exception cref="StartException">It is in use, or may not be used.</exception>
    public static int Claim(int port)
    {
        try
        {
            using TcpListener probe = new(IPAddress.Loopback, port);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartException($"Port {port} is in use: stop what listens there, or choose another with --port.");
        }
        catch (SocketException error)
        {
            throw new StartException($"Port {port} cannot be used ({error.Message}); choose another with --port.");
        }
    }
}
