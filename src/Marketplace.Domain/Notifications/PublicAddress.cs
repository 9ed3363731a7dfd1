using System.Net;
using System.Net.Sockets;

namespace Marketplace.Domain.Notifications;

/// <summary>
/// Which addresses belong to the public internet. All others lead to ourselves, our neighbours or our cloud's own services, and a member
/// must not have us call those.
/// </summary>
public static class PublicAddress
{
    // Not reachable from outside, or not a host (RFC 6890 and its registry); the last is Azure's own, though it looks public.
    private static readonly IPNetwork[] _notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    // Of version 6 only what is handed out to hosts, less what documents use, and what carries an address of version 4 in it.
    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] _notGlobal = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>Whether an address is public.</summary>
    public static bool Is(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily switch
        {
            AddressFamily.InterNetwork => !_notPublic.Any(network => network.Contains(plain)),
            AddressFamily.InterNetworkV6 => plain.ScopeId == 0 && _global.Contains(plain) && !_notGlobal.Any(network => network.Contains(plain)),
            _ => false,
        };
    }
}
