using System.Collections.Concurrent;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>The server's end of the kiosk's line: a real SignalR hub on a real port that gives numbers in order.</summary>
sealed class City(WebApplication app, CityState state) : IAsyncDisposable
{
    public const string Key = "test-kiosk-key";

    /// <summary>Enrols a kiosk at the main building as entrance-1.</summary>
    public const string Code = "ABCDE23456";

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
        app.Use((context, next) =>
        {
            if (!state.Revoked || !context.Request.Path.StartsWithSegments("/hubs"))
                return next(context);
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        app.MapPost("/api/v1/kiosks/enrol", Enrol);
        app.MapPost("/api/v1/voice", Speak);
        app.MapHub<KioskHub>("/hubs/kiosk");
        await app.StartAsync();
        return new(app, state);
    }

    static IResult Speak(SpeakRequest request, HttpContext context, CityState state)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Key}")
            return Results.Unauthorized();
        if (state.Mute)
            return Results.Problem(type: "urn:madoguchi:refusal:voice-unknown", statusCode: 404);
        state.Spoken.Enqueue((request.Language!, request.Text!));
        return Results.Bytes(Tone.Wav, "audio/wav");
    }

    static IResult Enrol(EnrolKioskRequest request) => (request.Code, request.Installation == Guid.Empty) switch
    {
        (Code, false) => Results.Ok(new EnrolledKiosk(Key, "honchosha", "entrance-1")),
        ("USEDUSEDUS", false) => Results.Problem(type: "urn:madoguchi:refusal:enrolment-code-used", statusCode: 409),
        ("WATTAMANYX", false) => Results.Problem(type: "urn:madoguchi:refusal:too-many-wrong-codes", statusCode: 429),
        _ => Results.Problem(type: "urn:madoguchi:refusal:enrolment-code-unknown", statusCode: 404),
    };

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
    public ConcurrentQueue<CheckInByNameRequest> Named { get; } = new();
    public ConcurrentQueue<(Guid Wish, RecordOfflineRequest Paper)> Told { get; } = new();
    public ConcurrentQueue<(Guid Job, RecordReissueRequest Paper)> Reissues { get; } = new();

    /// <summary>Hears of papers that were printed again, and answers nothing.</summary>
    public bool DiesAfterReissue { get; set; }
    public ConcurrentQueue<(string Language, string Text)> Spoken { get; } = new();
    public int StaffCalls;
    public ConcurrentQueue<string> StaffDid { get; } = new();

    /// <summary>Has no voice.</summary>
    public bool Mute { get; set; }

    /// <summary>No key is good any more.</summary>
    public bool Revoked { get; set; }

    /// <summary>Lends numbers for cut lines; without this the band is empty.</summary>
    public bool Lends { get; set; }
    public HubRefusal? Refusal { get; set; }
    public HubRefusal? RecordRefusal { get; set; }

    public HubReply<OfflineNumbers> Lend(LeaseOfflineRequest request) => Lends && request.BusinessDate == DateOnly.FromDateTime(Kokubunji.Morning.DateTime)
        ? new(new(request.BusinessDate, Catalogue.Today, [.. Catalogue.Categories.Select(category =>
            new OfflineCategory(category.Code, [.. Enumerable.Range(800, 5).Select(number => $"{category.Code}{number}")]))]), null)
        : new(null, Lends ? new("site-closed", "閉庁日です。") : new("number-band-exhausted", "番号がありません。"));

    /// <summary>Cuts the line after the next ticket is issued, before the kiosk hears of it.</summary>
    public bool CutsAfterIssue { get; set; }

    /// <summary>Issues, and answers nothing any more.</summary>
    public bool DiesAfterIssue { get; set; }

    /// <summary>Hears, does nothing and answers nothing.</summary>
    public bool Silent { get; set; }
}

sealed class KioskHub(CityState city) : Hub<IKioskClient>, IKioskHub
{
    static readonly TaskCompletionSource<HubReply<IssuedTicket>> Never = new();

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

    public Task<HubReply<IssuedTicket>> CheckInByName(string site, Guid commandId, CheckInByNameRequest request)
    {
        city.Named.Enqueue(request);
        if (city.Silent)
            return Never.Task;
        return KanaName.Comparable(request.Kana) == "コクブンジハナコ" && request.PhoneEnd == "0111"
            ? AnswerAsync(commandId, ["J10"])
            : Task.FromResult(new HubReply<IssuedTicket>(null, new("reservation-not-matched", "入力された内容では受付できませんでした。")));
    }

    public Task<HubReply<OfflineNumbers>> LeaseOfflineNumbers(string site, Guid commandId, LeaseOfflineRequest request) =>
        Task.FromResult(city.Lend(request));

    public Task<HubReply<RecordedTicket>> RecordOffline(string site, Guid commandId, RecordOfflineRequest request)
    {
        if (city.RecordRefusal is { } refused)
            return Task.FromResult(new HubReply<RecordedTicket>(null, refused));
        city.Told.Enqueue((commandId, request));
        return Task.FromResult(new HubReply<RecordedTicket>(new(commandId, request.Number, request.IssuedAt, false), null));
    }

    public Task<HubReply<ReissuedTicket>> RecordReissue(string site, Guid commandId, RecordReissueRequest request)
    {
        if (!city.Issued.ContainsKey(request.TicketId) && !city.Told.Any(told => told.Wish == request.TicketId))
            return Task.FromResult(new HubReply<ReissuedTicket>(null, new("unknown-ticket", "この番号札は見つかりません。")));
        city.Reissues.Enqueue((commandId, request));
        return city.DiesAfterReissue
            ? new TaskCompletionSource<HubReply<ReissuedTicket>>().Task
            : Task.FromResult(new HubReply<ReissuedTicket>(new(request.TicketId, request.Number, city.Reissues.DistinctBy(told => told.Job).Count()), null));
    }

    public Task<HubReply<CategoryIssuing>> StopIssuing(string site, Guid commandId, string category) => Did($"stop {category}", new CategoryIssuing(category, false));

    public Task<HubReply<CategoryIssuing>> ResumeIssuing(string site, Guid commandId, string category) => Did($"resume {category}", new CategoryIssuing(category, true));

    public Task<HubReply<CancelledTicket>> Cancel(string site, Guid commandId, Guid ticketId) => Did($"cancel {ticketId}", new CancelledTicket(ticketId, "A001"));

    Task<HubReply<T>> Did<T>(string what, T done)
        where T : class
    {
        city.StaffDid.Enqueue(what);
        return Task.FromResult(city.Refusal is { } refused ? new HubReply<T>(null, refused) : new(done, null));
    }

    public Task<ServerClock> Ping(DateTimeOffset localTime) => Task.FromResult(new ServerClock(localTime));

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
        if (city.Silent)
            return Never.Task;
        if (city.Refusal is { } refused)
            return Task.FromResult(new HubReply<IssuedTicket>(null, refused));
        var ticket = city.Issued.GetOrAdd(commandId, id => Ticket(id, procedures));
        if (city.CutsAfterIssue)
        {
            city.CutsAfterIssue = false;
            Context.Abort();
        }
        return city.DiesAfterIssue ? Never.Task : Task.FromResult(new HubReply<IssuedTicket>(ticket, null));
    }

    IssuedTicket Ticket(Guid id, string[] procedures)
    {
        var category = city.Catalogue.Procedures.First(procedure => procedure.Code == procedures[0]).Category;
        return new(
            id, $"{category}{city.Issued.Count + 1:000}", $"{city.Catalogue.StatusUrlBase}{id:N}"[..48], 3, new MinuteRange(10, 15),
            [.. procedures.Select((code, i) => new IssuedLeg(i + 1, code, category, LegStates.Waiting, []))]);
    }
}
