using FluentAssertions;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.EndToEnd.Zones;

/// <summary>The wall is real, the test can see it, and behind it nobody waits for a call from outside.</summary>
[Collection(ZonesCollection.Name)]
public class Who_listens_where(ThreeZones zones)
{
    // Long enough for an answer to come; that nothing came is proved by the wall's counter as well.
    static readonly TimeSpan Listen = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Only_reservation_web_listens_on_the_outer_network()
    {
        (await Dial.Listening(zones.Outer)).Should().Equal([$"0.0.0.0:{ThreeZones.Site}"], "nothing else listens in the outer zone, neither by TCP nor by UDP");

        using var forgotten = zones.Outer.Socket();
        forgotten.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Any, 8080));
        forgotten.Listen();
        (await Dial.From(zones.Outer, "127.0.0.1", 8080, Eventually.Patience)).Should().Be(Heard.Somebody, "a forgotten program would listen");
        var ports = Enumerable.Range(1, 1024).Concat(Enumerable.Range(5000, 200)).Concat([8080, 8443, 9100]);
        var open = await Dial.All(zones.Internet, ports.Where(port => port != ThreeZones.Site).Select(port => (ThreeZones.OuterForResidents, port)), Listen);
        open.Where(one => one.Heard is not Heard.Nothing).Should().BeEmpty("the internet reaches no other port of the outer zone");
        (await Dial.From(zones.Internet, ThreeZones.OuterForResidents, ThreeZones.Site, Eventually.Patience)).Should().Be(Heard.Somebody, "residents reach the site");
    }

    [Fact]
    public async Task The_server_listens_for_the_lobby_and_not_towards_the_outer_zone()
    {
        var hosts = (await Dial.Listening(zones.Inner)).Select(one => one[..one.LastIndexOf(':')]).Distinct().ToArray();
        hosts.Should().Contain(ThreeZones.InnerForTheLobby).And.BeSubsetOf([ThreeZones.InnerForTheLobby, "127.0.0.1", "[::1]"],
            "every other address, and every address at once, could be dialled over the cable to the outer zone");
    }

    [Fact]
    public async Task Whoever_stands_outside_hears_nothing_from_inside_and_it_is_the_wall_that_keeps_silent()
    {
        var ports = (await Dial.Listening(zones.Inner)).Select(one => int.Parse(one[(one.LastIndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).Distinct().ToArray();
        ports.Should().Contain(ThreeZones.Server);
        var doors = new[] { ThreeZones.InnerTowardsOuter, ThreeZones.InnerForTheLobby }.SelectMany(address => ports.Select(port => (address, port))).ToArray();
        var before = await zones.InnerWall.Count("dialled_in");

        foreach (var from in new[] { zones.Outer, zones.Internet })
            (await Dial.All(from, doors, Listen)).Where(one => one.Heard is not Heard.Nothing).Should().BeEmpty("nobody outside is answered");
        (await zones.InnerWall.Count("dialled_in")).Should().BeGreaterThanOrEqualTo(before + doors.Length, "the wall has seen every try from the outer zone");
        (await Dial.From(zones.Lobby, ThreeZones.InnerForTheLobby, ThreeZones.Server, Eventually.Patience)).Should().Be(Heard.Somebody, "the lobby reaches the server");

        await zones.InnerWall.Open();
        try
        {
            (await Dial.From(zones.Outer, ThreeZones.InnerForTheLobby, ThreeZones.Server, Eventually.Patience)).Should().Be(Heard.Somebody,
                "without the wall the way from the outer zone to the server is open: an address of the inside alone keeps nobody out");
        }
        finally
        {
            await zones.InnerWall.Raise();
        }
        (await Dial.From(zones.Outer, ThreeZones.InnerForTheLobby, ThreeZones.Server, Listen)).Should().Be(Heard.Nothing);
    }
}
