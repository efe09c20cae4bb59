using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Madoguchi.Contracts.Link;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>
/// Somebody else at the address of reservation-web. Each line that is dialled hears the next lie; when there are no more, nothing
/// is waiting.
/// </summary>
internal sealed class HostileOutside : IAsyncDisposable
{
    static readonly TimeSpan Never = TimeSpan.FromMinutes(10);

    readonly ConcurrentQueue<Lie> _lies;
    readonly ConcurrentQueue<TimeSpan> _dials = new();
    readonly ConcurrentQueue<long> _acknowledged = new();
    readonly ConcurrentQueue<string> _elsewhere = new();
    readonly long _began = Stopwatch.GetTimestamp();
    readonly Uri? _trap;
    WebApplication? _app;

    HostileOutside(Uri url, IEnumerable<Lie> lies, Uri? trap) => (Url, _lies, _trap) = (url, new(lies), trap);

    public Uri Url { get; }

    /// <param name="Says">What is answered to a pull behind this sequence number; null: nothing, ever.</param>
    internal sealed record Lie(Func<long, object>? Says, int Nudges = 0)
    {
        /// <summary>Sends the dialler elsewhere instead.</summary>
        public bool Redirects { get; init; }
    }

    /// <summary>As it goes over the wire, with whatever in it.</summary>
    internal sealed record Batch(IReadOnlyList<LinkBooking?>? Bookings, bool More = false);

    /// <summary>When each line was dialled.</summary>
    public IReadOnlyList<TimeSpan> Dials => [.. _dials];

    public IReadOnlyList<long> Acknowledged => [.. _acknowledged];

    /// <summary>What was asked for beside the line.</summary>
    public IReadOnlyList<string> Elsewhere => [.. _elsewhere];

    public int Pulls;

    /// <param name="at">Where reservation-web is expected.</param>
    /// <param name="lies">One for each line.</param>
    /// <param name="trap">Where a lie that redirects sends the dialler.</param>
    public static async Task<HostileOutside> Open(Uri at, IEnumerable<Lie> lies, Uri? trap = null)
    {
        var hostile = new HostileOutside(at, lies, trap);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(at.ToString().TrimEnd('/'));
        builder.Services.AddSingleton(hostile);
        builder.Services.AddSignalR();
        hostile._app = builder.Build();
        hostile._app.UseWebSockets();
        hostile._app.Use(hostile.Meet);
        hostile._app.MapHub<Hub>("/link");
        await hostile._app.StartAsync();
        return hostile;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    async Task Meet(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path != "/link")
            _elsewhere.Enqueue(context.Request.Path);
        else
            _dials.Enqueue(Stopwatch.GetElapsedTime(_began));
        if (_lies.TryPeek(out var lie) && lie.Redirects && _lies.TryDequeue(out _))
            context.Response.Redirect(new Uri(_trap!, "/link").ToString(), permanent: false, preserveMethod: true);
        else
            await next(context);
    }

    internal sealed class Hub(HostileOutside hostile) : Microsoft.AspNetCore.SignalR.Hub
    {
        const string Mine = "lie";

        public async Task<LinkWelcome> Open(LinkHello hello)
        {
            if (hostile._lies.TryDequeue(out var lie))
                Context.Items[Mine] = lie;
            for (var i = 0; i < (lie?.Nudges ?? 0); i++)
                await Clients.Caller.SendAsync(nameof(ILinkClient.BookingsWaiting), long.MaxValue);
            return new(long.MaxValue, long.MinValue);
        }

        public async Task<object> Pull(long after, int most)
        {
            Interlocked.Increment(ref hostile.Pulls);
            if (Context.Items.TryGetValue(Mine, out var item) && item is Lie lie)
            {
                if (lie.Says is null)
                    await Task.Delay(Never, TimeProvider.System, Context.ConnectionAborted);
                return lie.Says!(after);
            }
            return new Batch([]);
        }

        public void Acknowledge(long upTo)
        {
            hostile._acknowledged.Enqueue(upTo);
            // One good batch is enough.
            Context.Items.Remove(Mine);
        }

        public void PublishMaster(JsonElement master) => _ = master;

        public void PublishCongestion(JsonElement congestion) => _ = congestion;

        public void PublishTickets(JsonElement tickets) => _ = tickets;
    }
}
