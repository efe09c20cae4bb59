using System.Collections.Concurrent;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>The server's end of the kiosk's line: a real SignalR hub on a real port that gives numbers in order.</summary>
sealed class City(WebApplication app, CityState state) : IAsyncDisposable
{
    public const string Key = "test-kiosk-key";

    bool gone;

    public CityState State => state;
    public string Url { get; } = app.Urls.First();

    /// <param name="state">What the city remembers; survives a restart when handed on.</param>
    /// <param name="url">The address of a city that was stopped, to come back there.</param>
    public static async Task<City> StartAsync(CityState? state = null, string url = "http://127.0.0.1:0")
    {
        state ??= new();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddSingleton(state).AddSignalR();
        var app = builder.Build();
        app.MapHub<KioskHub>("/hubs/kiosk");
        await app.StartAsync();
        return new(app, state);
    }

    public Task PublishAsync(BoardState board) =>
        app.Services.GetRequiredService<IHubContext<KioskHub, IKioskClient>>().Clients.All.Board(board);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref gone, true))
            return;
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await app.StopAsync(soon.Token);
        await app.DisposeAsync();
    }
}

sealed class CityState
{
    public SiteCatalogue Catalogue { get; set; } = Kokubunji.Catalogue();
    public ConcurrentDictionary<Guid, IssuedTicket> Issued { get; } = new();
    public ConcurrentQueue<PrinterReport> Reports { get; } = new();
    public ConcurrentQueue<KioskHello> Hellos { get; } = new();
    public ConcurrentQueue<Guid> Asked { get; } = new();
    public int StaffCalls;
    public HubRefusal? Refusal { get; set; }

    /// <summary>Cuts the line after the next ticket is issued, before the kiosk hears of it.</summary>
    public bool CutsAfterIssue { get; set; }
}

sealed class KioskHub(CityState city) : Hub<IKioskClient>, IKioskHub
{
    public async Task<HubReply<SiteCatalogue>> Hello(KioskHello hello)
    {
        if (Context.GetHttpContext()!.Request.Headers.Authorization != $"Bearer {City.Key}")
            return new(null, new("unauthorized", "キーが違います。"));
        city.Hellos.Enqueue(hello);
        await Clients.Caller.Board(Kokubunji.Board());
        return new(city.Catalogue, null);
    }

    public Task<HubReply<IssuedTicket>> Issue(string site, Guid commandId, IssueTicketRequest request) =>
        AnswerAsync(commandId, [.. request.Procedures!]);

    public Task<HubReply<IssuedTicket>> CheckIn(string site, Guid commandId, CheckInRequest request) =>
        request.ReservationCode == "ABCD2345"
            ? AnswerAsync(commandId, ["J10"])
            : Task.FromResult(new HubReply<IssuedTicket>(null, new("reservation-unknown", "この予約番号は見つかりません。")));

    public Task ReportPrinter(PrinterReport report)
    {
        city.Reports.Enqueue(report);
        return Task.CompletedTask;
    }

    public Task CallStaff()
    {
        Interlocked.Increment(ref city.StaffCalls);
        return Task.CompletedTask;
    }

    Task<HubReply<IssuedTicket>> AnswerAsync(Guid commandId, string[] procedures)
    {
        city.Asked.Enqueue(commandId);
        if (city.Refusal is { } refused)
            return Task.FromResult(new HubReply<IssuedTicket>(null, refused));
        var ticket = city.Issued.GetOrAdd(commandId, id => Ticket(id, procedures));
        if (city.CutsAfterIssue)
        {
            city.CutsAfterIssue = false;
            Context.Abort();
        }
        return Task.FromResult(new HubReply<IssuedTicket>(ticket, null));
    }

    IssuedTicket Ticket(Guid id, string[] procedures)
    {
        var category = city.Catalogue.Procedures.First(procedure => procedure.Code == procedures[0]).Category;
        return new(
            id, $"{category}{city.Issued.Count + 1:000}", $"{city.Catalogue.StatusUrlBase}{id:N}"[..48], 3, new MinuteRange(10, 15),
            [.. procedures.Select((code, i) => new IssuedLeg(i + 1, code, category, LegStates.Waiting, []))]);
    }
}
