using System.Buffers.Text;
using System.Security.Cryptography;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Tests.Offline;

/// <summary>A kiosk's end of the line, without its screens: what it holds and how it tells.</summary>
internal sealed class KioskLine(CityHall hall, string name, Guid installation) : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 4, 1);

    readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl(new Uri(hall.Url, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult<string?>("demo-kiosk"))
        .Build();

    public HubConnection Hub => _hub;

    public static async Task<KioskLine> Dial(CityHall hall, string name, Guid? installation = null)
    {
        var line = new KioskLine(hall, name, installation ?? Guid.NewGuid());
        await line._hub.StartAsync();
        return line;
    }

    public Guid Installation => installation;

    public async Task<HubReply<OfflineNumbers>> Ask(DateOnly date) => await _hub.InvokeAsync<HubReply<OfflineNumbers>>(
        nameof(IKioskHub.LeaseOfflineNumbers), "honchosha", Guid.NewGuid(), new LeaseOfflineRequest(name, installation, date));

    /// <summary>The numbers of one category that are held.</summary>
    public async Task<IReadOnlyList<string>> Lease(string category = "A", DateOnly? date = null) =>
        (await Ask(date ?? Today)).Value!.Categories.First(one => one.Code == category).Numbers;

    public Task<HubReply<IssuedTicket>> Issue(Guid wish) =>
        _hub.InvokeAsync<HubReply<IssuedTicket>>(nameof(IKioskHub.Issue), "honchosha", wish, new IssueTicketRequest(["J10"]));

    public Task<HubReply<RecordedTicket>> Tell(Paper paper) => _hub.InvokeAsync<HubReply<RecordedTicket>>(
        nameof(IKioskHub.RecordOffline), "honchosha", paper.Wish, new RecordOfflineRequest(
            name, installation, paper.Date, paper.Number, paper.Token, paper.At, [paper.Procedure]));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

/// <summary>A number that was put on paper without the server.</summary>
internal sealed record Paper(Guid Wish, string Number, DateTimeOffset At, string Procedure = "J10")
{
    public DateOnly Date { get; init; } = KioskLine.Today;

    public string Token { get; init; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static Paper Printed(string number, string time) =>
        new(Guid.CreateVersion7(), number, DateTimeOffset.Parse($"2026-04-01T{time}:00+09:00", System.Globalization.CultureInfo.InvariantCulture));
}
