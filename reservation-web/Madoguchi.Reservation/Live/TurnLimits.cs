using System.Globalization;
using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.Live;

/// <summary>How many pages may be kept live at once. Whoever comes on top of that still has a page that loads itself again.</summary>
/// <param name="All">In the whole program.</param>
/// <param name="PerClient">For one address: many residents share one (mobile networks, the city hall's own Wi-Fi).</param>
/// <param name="PerTicket">For one ticket: a family, and tabs that were forgotten.</param>
internal sealed record TurnLimits(int All, int PerClient, int PerTicket)
{
    public static TurnLimits Read(IConfiguration configuration) => new(
        Read(configuration, "Streams", 5000), Read(configuration, "StreamsPerClient", 200), Read(configuration, "StreamsPerTicket", 8));

    static int Read(IConfiguration configuration, string name, int otherwise) => configuration[$"Madoguchi:{name}"] switch
    {
        null or "" => otherwise,
        var value when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is >= 1 and <= 100_000 => most,
        var value => throw new SettingException($"MADOGUCHI__{name.ToUpperInvariant()}", value, "a whole number from 1 to 100000"),
    };
}
