using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>The kiosks' way in. Says the same as the HTTP API, over a connection that is already there.</summary>
[Authorize(Policies.Kiosk)]
internal sealed class KioskHub(ISites sites, Catalogues catalogues, DeviceRegister devices, Broadcaster broadcaster, TimeProvider clock)
    : Hub<IKioskClient>, IKioskHub
{
    public async Task<HubReply<SiteCatalogue>> Hello(KioskHello hello)
    {
        if (Check(hello?.Site) is { } refused)
            return new(null, refused);
        if (hello is not { Name.Length: >= 1 and <= 40, Version.Length: <= 40 } || hello.Name.Any(char.IsControl))
            return Unreadable<SiteCatalogue>("name は1〜40文字、version は40文字までです。");
        await Groups.AddToGroupAsync(Context.ConnectionId, HubGroups.Site(hello.Site));
        devices.Joined(Context.ConnectionId, new("kiosk", hello.Site, hello.Name, clock.GetUtcNow()) { ClockAhead = hello.LocalTime - clock.GetUtcNow() });
        await Clients.Caller.Board(await sites.Board(hello.Site));
        return new(catalogues.Of(hello.Site), null);
    }

    public Task<HubReply<IssuedTicket>> Issue(string site, Guid commandId, IssueTicketRequest request) =>
        Run(site, commandId, request, () => Task.FromResult(TicketCommands.IsForClerks(request)
            ? Asked.Not("channel と note は職員のキーでだけ使えます。")
            : TicketCommands.Issue(request, sites.NewTicket())));

    public Task<HubReply<IssuedTicket>> CheckIn(string site, Guid commandId, CheckInRequest request) =>
        Run(site, commandId, request, () => sites.CheckIn(request, Context.ConnectionAborted));

    public Task ReportPrinter(PrinterReport report)
    {
        if (report is not { State.Length: <= 20 } || report.Detail is { Length: > 200 } || report.Detail?.Any(char.IsControl) == true)
            throw new HubException("state は20文字まで、detail は改行などを含まない200文字までです。");
        var device = devices.Update(Context.ConnectionId, device => device with { Printer = report });
        return device is null || report.State is PrinterStates.Ready
            ? Task.CompletedTask
            : broadcaster.Alert(new(device.Site, $"発券機「{device.Name}」のプリンター: {report.Detail ?? report.State}"));
    }

    public Task CallStaff() =>
        devices.Update(Context.ConnectionId, device => device) is { } device
            ? broadcaster.Alert(new(device.Site, $"発券機「{device.Name}」で職員が呼ばれています。"))
            : throw new HubException("先に Hello を呼んでください。");

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        devices.Left(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    async Task<HubReply<IssuedTicket>> Run(string site, Guid commandId, object request, Func<Task<Asked>> ask)
    {
        if (Check(site) is { } refused)
            return new(null, refused);
        if (request is null || commandId == Guid.Empty)
            return Unreadable<IssuedTicket>("commandId は空でない UUID、request は空でない内容です。");
        var asked = await ask();
        if (asked.Unreadable is { } why)
            return Unreadable<IssuedTicket>(why);
        var answer = await sites.Execute(site, new(commandId, Fingerprint.Of(site, request), Context.User!.ActorName(), asked.Command!));
        return answer.Refused is { } no
            ? new(null, new(no.Code, no.Message, no.Code == Busy.Code))
            : new(sites.Issued(answer), null);
    }

    HubRefusal? Check(string? site) =>
        site is null || !sites.Exists(site) ? new("unknown-site", "その施設はありません。")
        : Context.User!.IsForSite(site) ? null
        : new("forbidden", "このキーは別の施設のものです。");

    static HubReply<T> Unreadable<T>(string message)
        where T : class => new(null, new("unreadable-request", message));
}
