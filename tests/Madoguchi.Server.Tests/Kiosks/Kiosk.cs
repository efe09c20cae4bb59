using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Tests.Platform;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Tests.Kiosks;

/// <summary>A kiosk's line to the server.</summary>
internal sealed class Kiosk(RunningServer server, HubConnection hub) : IAsyncDisposable
{
    const string Site = "honchosha";

    public HubConnection Hub => hub;

    public static async Task<Kiosk> Dial(RunningServer server, string name)
    {
        var kiosk = new Kiosk(server, new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult<string?>("demo-kiosk"))
            .Build());
        await kiosk.Hub.StartAsync();
        (await kiosk.Hub.InvokeAsync<HubReply<SiteCatalogue>>(nameof(IKioskHub.Hello), new KioskHello(Site, name, "1", default))).Refused.Should().BeNull();
        return kiosk;
    }

    public Task<HubReply<IssuedTicket>> Come(string? kana, string? end, Guid? wish = null) => hub.InvokeAsync<HubReply<IssuedTicket>>(
        nameof(IKioskHub.CheckInByName), Site, wish ?? Guid.CreateVersion7(), new CheckInByNameRequest(kana, end));

    public async Task<TicketDetails> Details(IssuedTicket ticket)
    {
        using var client = server.Client("demo-kiosk");
        return (await System.Net.Http.Json.HttpClientJsonExtensions.GetFromJsonAsync<TicketDetails>(
            client, new Uri($"/api/v1/sites/{Site}/tickets/{ticket.TicketId}", UriKind.Relative)))!;
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}
