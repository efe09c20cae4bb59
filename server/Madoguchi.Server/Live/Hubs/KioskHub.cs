using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.CheckIns;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>
/// The kiosks' way in. Says the same as the HTTP API, over a connection that is already there. A ticket issued here is named by the
/// id of its wish, by which the kiosk finds it again if the answer was lost.
/// </summary>
[Authorize(Policies.Kiosk)]
internal sealed class KioskHub(
    ISites sites, NamedCheckIns named, CodeBrake codes, Catalogues catalogues, DeviceRegister devices, Broadcaster broadcaster, TimeProvider clock)
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
            : TicketCommands.Issue(request, sites.NewTicket() with { Id = new(commandId) })));

    public Task<HubReply<IssuedTicket>> CheckIn(string site, Guid commandId, CheckInRequest request) =>
        codes.Try($"{Context.User!.ActorName()}/{devices.Update(Context.ConnectionId, device => device)?.Name}", () => Run(
            site, commandId, request, () => sites.CheckIn(site, request, new TicketId(commandId), Context.ConnectionAborted)));

    public async Task<HubReply<IssuedTicket>> CheckInByName(string site, Guid commandId, CheckInByNameRequest request)
    {
        if (Check(site) is { } refused)
            return new(null, refused);
        if (commandId == Guid.Empty || NamedPerson.Read(request) is not { } person)
            return Unreadable<IssuedTicket>("commandId は空でない UUID、kana は120文字までのかな、phoneEnd は数字4けたです。");
        var kiosk = devices.Update(Context.ConnectionId, device => device)?.Name ?? "";
        var answer = await named.CheckIn(new(site, commandId, Context.User!.ActorName(), kiosk), person, Context.ConnectionAborted);
        return answer.Refused is { } no ? new(null, Said(no)) : new(sites.Issued(answer), null);
    }

    public async Task<HubReply<OfflineNumbers>> LeaseOfflineNumbers(string site, Guid commandId, LeaseOfflineRequest request)
    {
        if (Check(site) is { } refused)
            return new(null, refused);
        if (commandId == Guid.Empty || OfflineCommands.Lease(request, sites.Today) is not { } command)
            return Unreadable<OfflineNumbers>("kiosk は1〜40文字、installation と commandId は空でない UUID、businessDate は今日から14日先までです。");
        var answer = await sites.Execute(site, request.BusinessDate, new(commandId, Fingerprint.Of(site, request), Context.User!.ActorName(), command));
        return answer.Refused is { } no ? new(null, Said(no)) : new(await sites.OfflineNumbers(site, request.BusinessDate, command.Kiosk), null);
    }

    public async Task<HubReply<RecordedTicket>> RecordOffline(string site, Guid commandId, RecordOfflineRequest request)
    {
        if (Check(site) is { } refused)
            return new(null, refused);
        if (commandId == Guid.Empty)
            return Unreadable<RecordedTicket>("commandId は空でない UUID です。");
        var asked = OfflineCommands.Record(commandId, request, sites.Today);
        if (asked.Unreadable is { } why)
            return Unreadable<RecordedTicket>(why);
        // The wish's own id may stand in the ledger as what was asked before the line broke.
        var envelope = new CommandEnvelope(OfflineCommands.RecordId(commandId), Fingerprint.Of(site, request), Context.User!.ActorName(), asked.Command!);
        var answer = await sites.Execute(site, request.BusinessDate, envelope);
        if (answer.Refused is not { } no)
            return new(OfflineCommands.Recorded(answer), null);
        if (no.Code != Busy.Code)
            await broadcaster.Alert(new(site, $"発券機「{request.Kiosk}」が通信切断中に発行した {request.Number} を記録できませんでした。{no.Message}番号札をお持ちの方を確かめてください。"));
        return new(null, Said(no));
    }

    public async Task<HubReply<ReissuedTicket>> RecordReissue(string site, Guid commandId, RecordReissueRequest request)
    {
        if (Check(site) is { } refused)
            return new(null, refused);
        var asked = commandId == Guid.Empty ? Asked.Not("commandId は空でない UUID です。") : OfflineCommands.Reissue(request, sites.Today);
        if (asked.Unreadable is { } why)
            return Unreadable<ReissuedTicket>(why);
        var answer = await sites.Execute(site, request.BusinessDate, new(commandId, Fingerprint.Of(site, request), Context.User!.ActorName(), asked.Command!));
        if (answer.Refused is { } no)
            return new(null, Said(no));
        var reissued = OfflineCommands.Reissued(answer);
        if (request.BusinessDate == sites.Today)
            await broadcaster.Alert(new(site, $"発券機「{Context.User!.ActorName()}」で番号札 {reissued.Number} を再発行しました。"));
        return new(reissued, null);
    }

    public Task<ServerClock> Ping(DateTimeOffset localTime)
    {
        var now = clock.GetUtcNow();
        devices.Update(Context.ConnectionId, device => device with { ClockAhead = localTime - now });
        return Task.FromResult(new ServerClock(BusinessTime.Local(now)));
    }

    public Task ReportPrinter(PrinterReport report)
    {
        if (report is not { State.Length: <= 20 } || report.Detail is { Length: > 200 } || report.Detail?.Any(char.IsControl) == true)
            throw new HubException("state は20文字まで、detail は改行などを含まない200文字までです。");
        var device = devices.Update(Context.ConnectionId, device => device with { Printer = report });
        return device is null ? Task.CompletedTask : broadcaster.Alert(SiteAlert.OfPrinter(device));
    }

    public Task<HubReply<CategoryIssuing>> StopIssuing(string site, Guid commandId, string category) =>
        ForStaff<CategoryIssuing>(site, commandId, ("stop", category), category is { Length: 1 } ? new SiteDayCommand.StopIssuing(category[0]) : null,
            _ => (new(category, false), $"受付区分 {category} の受付を終了しました。"));

    public Task<HubReply<CategoryIssuing>> ResumeIssuing(string site, Guid commandId, string category) =>
        ForStaff<CategoryIssuing>(site, commandId, ("resume", category), category is { Length: 1 } ? new SiteDayCommand.ResumeIssuing(category[0]) : null,
            _ => (new(category, true), $"受付区分 {category} の受付を再開しました。"));

    public Task<HubReply<CancelledTicket>> Cancel(string site, Guid commandId, Guid ticketId) =>
        ForStaff<CancelledTicket>(site, commandId, ("cancel", ticketId), new SiteDayCommand.CancelTicket(new(ticketId), UnlessAtCounter: true),
            answer => (new(ticketId, answer.Tickets.Single().Number.ToString()), $"番号札 {answer.Tickets.Single().Number} を取り消しました。"));

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
            ? new(null, Said(no))
            : new(sites.Issued(answer), null);
    }

    /// <summary>What staff do at the kiosk: in the ledger under the kiosk's key, and said to every counter of the site.</summary>
    async Task<HubReply<T>> ForStaff<T>(
        string site, Guid commandId, object what, SiteDayCommand? command, Func<CommandAnswer, (T Value, string Sentence)> done)
        where T : class
    {
        if (Check(site) is { } refused)
            return new(null, refused);
        if (commandId == Guid.Empty || command is null)
            return Unreadable<T>("commandId は空でない UUID、category は1字です。");
        var kiosk = Context.User!.ActorName();
        var answer = await sites.Execute(site, new(commandId, Fingerprint.Of(site, what.ToString()), kiosk, command));
        if (answer.Refused is { } no)
            return new(null, Said(no));
        var (value, sentence) = done(answer);
        await broadcaster.Alert(new(site, $"発券機「{kiosk}」の職員用の画面で、{sentence}"));
        return new(value, null);
    }

    static HubRefusal Said(Refusal refused) => new(refused.Code, refused.Message, refused.Code == Busy.Code);

    HubRefusal? Check(string? site) =>
        site is null || !sites.Exists(site) ? new("unknown-site", "その施設はありません。")
        : Context.User!.IsForSite(site) ? null
        : new("forbidden", "このキーは別の施設のものです。");

    static HubReply<T> Unreadable<T>(string message)
        where T : class => new(null, new("unreadable-request", message));
}
