using System.Net;
using System.Net.Sockets;

namespace Madoguchi.Reservation.Platform;

internal static class ClientAddress
{
    /// <summary>An IPv6 subscriber has a whole /64 to guess from, so that is what counts.</summary>
    public static string Client(this HttpContext context) => Prefix(context.Connection.RemoteIpAddress, v4: 4, v6: 8);

    /// <summary>What one provider or company commonly hands out together: /24 of IPv4, /48 of IPv6.</summary>
    public static string Neighbourhood(this HttpContext context) => Prefix(context.Connection.RemoteIpAddress, v4: 3, v6: 6);

    static string Prefix(IPAddress? address, int v4, int v6)
    {
        if (address is null)
            return "unknown";
        return address.AddressFamily is AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, v6)) : string.Join('.', address.MapToIPv4().GetAddressBytes().Take(v4));
    }
}
