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
    WebApplication? app;

    Site(string? database) => this.database = database ?? $"sqlite:{Path.Combine(folder, "reservation.db")}";

    public Uri Address { get; private set; } = null!;

    internal IServiceProvider Services => app!.Services;

    public static async Task<Site> Start(string? database = null)
    {
        var site = new Site(database);
        await site.Start(Morning);
        return site;
    }

    /// <summary>A site whose city hall has published these slots.</summary>
    public static async Task<Site> WithSlots(IReadOnlyList<LinkSlot> slots, string? navigator = null, string? database = null)
    {
        var site = await Start(database);
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, slots, navigator));
        return site;
    }

    /// <param name="clock">Where its clock starts then; the same morning when null.</param>
    public async Task Restart(DateTimeOffset? clock = null)
    {
        await Stop();
        await Start(clock ?? Morning);
    }

    /// <summary>What happens every hour, now.</summary>
    public Task Housekeep() => Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().ForgetOldBookings();

    /// <summary>A resident with an own browser.</summary>
    public BookingBrowser Resident() => new(Address);

    /// <summary>Calls like the city hall's server and opens the line.</summary>
    public async Task<HubConnection> Dial(Action<HubConnection>? listen = null)
    {
        var connection = Connection(Key);
        listen?.Invoke(connection);
        await connection.StartAsync();
        await connection.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("test", Morning));
        return connection;
    }

    public HubConnection Connection(string? key) => new HubConnectionBuilder()
        .WithUrl(new Uri(Address, "/link"), options => options.AccessTokenProvider = () => Task.FromResult(key)).Build();

    internal ReservationDb OpenDatabase() => Services.GetRequiredService<IDatabase>().Open();

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    async Task Start(DateTimeOffset clock)
    {
        app = await ReservationSite.Build(
        [
            "--urls", "http://127.0.0.1:0", $"--Madoguchi:Database={database}", $"--Madoguchi:Link:Key={Key}", $"--Madoguchi:Clock={clock:yyyy-MM-ddTHH:mmzzz}",
        ]);
        await app.StartAsync();
        Address = new(app.Urls.Single());
    }

    async Task Stop()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
    }
}
