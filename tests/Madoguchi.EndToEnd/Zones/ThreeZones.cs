using Madoguchi.EndToEnd.CutOff;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.EndToEnd.Zones;

[CollectionDefinition(Name)]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "The runner's own word.")]
public sealed class ZonesCollection : ICollectionFixture<ThreeZones>
{
    public const string Name = "Three zones";
}

/// <summary>
/// A city in real networks: residents in the internet, reservation-web in the outer zone, the server in the inner zone behind
/// its wall, and a kiosk in the lobby. Every program really runs in its network, and the test speaks from inside them.
/// </summary>
public sealed class ThreeZones : IAsyncLifetime
{
    public const string OuterForResidents = "192.0.2.2", OuterForTheServer = "198.51.100.1";
    public const string InnerTowardsOuter = "198.51.100.2", InnerForTheLobby = "10.77.10.10";
    public const string CableToTheOuterZone = "dmz0";
    public const int Site = 5081, Server = 5080;

    readonly Stack<IAsyncDisposable> _open = new();

    public NetworkZone Internet { get; private set; } = null!;
    public NetworkZone Outer { get; private set; } = null!;
    public NetworkZone Inner { get; private set; } = null!;
    public NetworkZone Lobby { get; private set; } = null!;
    public OutsideWorld Outside { get; private set; } = null!;
    public CityHall Hall { get; private set; } = null!;
    internal KioskInTheLobby Kiosk { get; private set; } = null!;
    internal Wall InnerWall => new(Inner, "city-hall.nft");

    public async Task InitializeAsync()
    {
        try
        {
            await Build();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        while (_open.TryPop(out var one))
            await one.DisposeAsync();
    }

    async Task Build()
    {
        Internet = Keep(await NetworkZone.Open());
        Outer = Keep(await NetworkZone.Open());
        Inner = Keep(await NetworkZone.Open());
        Lobby = Keep(await NetworkZone.Open());
        await Outer.Cable(("wan0", OuterForResidents + "/24"), Internet, ("eth0", "192.0.2.1/24"));
        await Inner.Cable((CableToTheOuterZone, InnerTowardsOuter + "/24"), Outer, ("city0", OuterForTheServer + "/24"));
        await Inner.Cable(("lan0", InnerForTheLobby + "/24"), Lobby, ("eth0", "10.77.10.20/24"));
        // Whoever means harm knows the ways: from the internet through the outer zone, from there into the lobby's network.
        await Internet.Run("ip", "route", "add", "default", "via", OuterForResidents);
        await Outer.Run("ip", "route", "add", "10.77.10.0/24", "via", InnerTowardsOuter);
        await InnerWall.Raise();
        await new Wall(Outer, "reservation-web.nft").Raise();

        Outside = Keep(await OutsideWorld.Open(place: new Place(Outer, $"http://0.0.0.0:{Site}", new($"http://{OuterForResidents}:{Site}"), Internet)));
        Hall = Keep(await CityHall.Open(
            new Dictionary<string, string?>(Outside.ForTheServer)
            {
                ["MADOGUCHI__RESERVATIONWEB__URL"] = $"http://{OuterForTheServer}:{Site}/",
                ["MADOGUCHI__RESERVATIONWEB__PUBLICURL"] = Outside.Url.ToString(),
            },
            place: new(Inner, $"http://{InnerForTheLobby}:{Server};http://127.0.0.1:{Server}", new($"http://{InnerForTheLobby}:{Server}"), Lobby)));
        Kiosk = Keep(await KioskInTheLobby.Open(Hall.Url, CityHall.Morning, Lobby));
    }

    T Keep<T>(T one)
        where T : IAsyncDisposable
    {
        _open.Push(one);
        return one;
    }
}
