using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.RemoteTickets;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Madoguchi.Reservation.Pages.Turn;

/// <summary>
/// The events of one open page (WHATWG HTML, server-sent events): <c>state</c> with the part of the page that changed, <c>beat</c>
/// as a sign of life, <c>end</c> when nothing more will come. The id of a state is its fingerprint: who comes back with it is
/// sent only what is new.
/// </summary>
internal sealed class TurnEvents(TicketBook tickets, RemoteDesk remote, TimeProvider clock, IHostApplicationLifetime life, ILoggerFactory logs)
{
    public const string State = "state", Beat = "beat", End = "end";
    static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(15), ComeBackAfter = TimeSpan.FromSeconds(2);

    public async IAsyncEnumerable<SseItem<string>> Of(TurnStream page, HttpContext http, [EnumeratorCancellation] CancellationToken gone = default)
    {
        using var own = page;
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(gone, http.RequestAborted, life.ApplicationStopping);
        var seen = http.Request.Headers["Last-Event-ID"].ToString();
        do
        {
            var (ticket, wish) = TurnEndpoint.Look(page.Token, tickets, remote);
            if (ticket is null && wish is null)
            {
                yield return new("1", End);
                yield break;
            }
            var part = await Render(http, ticket, wish);
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part)).AsSpan(0, 8));
            yield return id == seen ? new("1", Beat) : new(part, State) { EventId = id, ReconnectionInterval = ComeBackAfter };
            seen = id;
            if (ticket is { Status.Finished: true } || wish is { State: RemoteState.Refused or RemoteState.GivenUp })
            {
                yield return new("1", End);
                yield break;
            }
        }
        while (await page.Wait(BeatEvery, clock, ends.Token));
    }

    async Task<string> Render(HttpContext http, KnownTicket? ticket, RemoteTicket? wish)
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TurnPart>(ParameterView.FromDictionary(
            new Dictionary<string, object?> { [nameof(TurnPart.Http)] = http, [nameof(TurnPart.Ticket)] = ticket, [nameof(TurnPart.Wish)] = wish }))).ToHtmlString());
    }
}
