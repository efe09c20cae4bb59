using System.Text;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Madoguchi.Reservation.Tests;

/// <summary>The whole program on a port of its own with a database file of its own; it can be stopped and started again.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Key = "a-key-only-tests-know";

    /// <summary>A Tuesday morning before the windows open.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 8, 0, 0, TimeSpan.FromHours(9));

    readonly string folder = Directory.CreateTempSubdirectory("madoguchi-reservation-").FullName;
    readonly string database;
    IReadOnlyList<string> settings = [];
    TimeProvider? turned;
    WebApplication? app;

    Site(string? database) => this.database = database ?? $"sqlite:{Path.Combine(folder, "reservation.db")}";

    public Uri Address { get; private set; } = null!;

    internal IServiceProvider Services => app!.Services;

    /// <param name="database">Setting of the database; a file of its own when null.</param>
    /// <param name="settings">More of the command line.</param>
    public static async Task<Site> Start(string? database = null, params string[] settings)
    {
        var site = new Site(database) { settings = settings };
        await site.Start(Morning);
        return site;
    }

    /// <summary>A site whose city hall has published these slots.</summary>
    public static async Task<Site> WithSlots(IReadOnlyList<LinkSlot> slots, string? navigator = null, string? database = null, int holds = 3, IReadOnlyList<LinkGroup>? groups = null)
    {
        var site = await Start(database, $"--Madoguchi:Hold:PerClient={holds}");
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, slots, navigator) with { Groups = groups });
        return site;
    }

    /// <summary>The same with a relay through which it sends mail.</summary>
    public static async Task<Site> WithMail(int relay, IReadOnlyList<LinkSlot> slots)
    {
        var site = await Start(null, $"--Madoguchi:Mail:Smtp=smtp:127.0.0.1:{relay}", "--Madoguchi:Mail:From=国分寺市 <yoyaku@city.example.jp>", "--Madoguchi:PublicUrl=https://yoyaku.city.example.jp");
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, slots));
        return site;
    }

    /// <summary>Behind a proxy that says who calls, and with a clock that the test turns.</summary>
    public static async Task<Site> Behind(TimeProvider clock, IReadOnlyList<LinkSlot> slots, params string[] settings)
    {
        var site = new Site(null) { settings = ["--Madoguchi:Proxies=127.0.0.1", .. settings], turned = clock };
        await site.Start(Morning);
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, slots));
        return site;
    }

    /// <param name="clock">Where its clock starts then; the same morning when null.</param>
    /// <param name="meanwhile">What happens outside while it does not run.</param>
    public async Task Restart(DateTimeOffset? clock = null, Action? meanwhile = null)
    {
        await StopNow();
        meanwhile?.Invoke();
        await Start(clock ?? Morning);
    }

    /// <summary>What happens every hour, now.</summary>
    public Task Housekeep() => Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().ForgetOldBookings();

    /// <summary>The same of the seals.</summary>
    public Task SealAnew() => Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().SealAnew();

    public string KeyFolder => Path.Combine(folder, "keys");

    /// <summary>Whether the database's files hold one of these texts anywhere, deleted or not.</summary>
    public async Task<bool> IsInTheFiles(params string[] texts)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            if (texts.Any(text => copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0))
                return true;
        }
        return false;
    }

    /// <summary>A resident with an own browser.</summary>
    public BookingBrowser Resident() => new(Address);

    /// <summary>The same at an address which the proxy tells; see <see cref="Behind"/>.</summary>
    public BookingBrowser ResidentAt(string client) => new(Address, client: client);

    /// <summary>Calls like the city hall's server and opens the line.</summary>
    public async Task<HubConnection> Dial(Action<HubConnection>? listen = null)
    {
        var connection = Connection(Key);
        listen?.Invoke(connection);
        await connection.StartAsync();
        await connection.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("test", Morning));
        return connection;
    }

    public HubConnection Connection(string? key) => Connection(Address, key);

    /// <summary>A line to any reservation-web, not yet open.</summary>
    public static HubConnection Connection(Uri address, string? key) => new HubConnectionBuilder()
        .WithUrl(new Uri(address, "/link"), options => options.AccessTokenProvider = () => Task.FromResult(key)).Build();

    internal ReservationDb OpenDatabase() => Services.GetRequiredService<IDatabase>().Open();

    public async ValueTask DisposeAsync()
    {
        await StopNow();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    async Task Start(DateTimeOffset clock)
    {
        app = await ReservationSite.Build(
        [
            // One address and one phone number stand for a whole city here; where the limits are the subject they are set again behind these.
            "--Madoguchi:Booking:PerClient=0", "--Madoguchi:Booking:PerContact=0",
            "--urls", "http://127.0.0.1:0", $"--Madoguchi:Database={database}", $"--Madoguchi:Link:Key={Key}", $"--Madoguchi:Clock={clock:yyyy-MM-ddTHH:mmzzz}", .. settings,
        ], turned);
        await app.StartAsync();
        Address = new(app.Urls.Single());
    }

    /// <summary>Ends the program; twice is once.</summary>
    public async Task StopNow()
    {
        if (Interlocked.Exchange(ref app, null) is not { } running)
            return;
        await running.StopAsync();
        await running.DisposeAsync();
    }
}
