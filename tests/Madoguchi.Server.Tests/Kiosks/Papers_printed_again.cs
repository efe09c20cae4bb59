using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Tests.Offline;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Madoguchi.Server.Tests.Kiosks;

/// <summary>再発行 at a kiosk: in the ledger once, however often it is told.</summary>
public sealed class Papers_printed_again : IAsyncLifetime
{
    const string Site = "/api/v1/sites/honchosha";
    static readonly DateTimeOffset Nine = new(2026, 4, 1, 8, 45, 0, TimeSpan.FromHours(9));

    CityHall _hall = null!;
    KioskLine _kiosk = null!;
    HttpClient _clerk = null!;

    public async Task InitializeAsync()
    {
        _hall = await CityHall.Open();
        _kiosk = await KioskLine.Dial(_hall, "kiosk-1");
        _clerk = _hall.Client("demo-counter");
    }

    public async Task DisposeAsync()
    {
        _clerk.Dispose();
        await _kiosk.DisposeAsync();
        await _hall.DisposeAsync();
    }

    [Fact]
    public async Task Are_counted_once_and_the_ticket_says_when_it_was()
    {
        var ticket = (await _kiosk.Issue(Guid.NewGuid())).Value!;
        var job = Guid.NewGuid();
        foreach (var _ in Enumerable.Range(0, 3))
            (await Tell(job, ticket.TicketId, ticket.Number)).Value.Should().Be(new ReissuedTicket(ticket.TicketId, ticket.Number, 1));
        (await Look(ticket.TicketId)).Should().Match<TicketDetails>(one => one.Reissues == 1 && one.ReissuedAt == Nine);

        await _hall.KillHard();
        await _hall.Start();
        await _kiosk.DisposeAsync();
        _kiosk = await KioskLine.Dial(_hall, "kiosk-1");
        (await Tell(job, ticket.TicketId, ticket.Number)).Value.Should().Be(new ReissuedTicket(ticket.TicketId, ticket.Number, 1), "the ledger remembers");
        (await Tell(Guid.NewGuid(), ticket.TicketId, ticket.Number)).Value!.Reissues.Should().Be(2);
        (await Look(ticket.TicketId)).Reissues.Should().Be(2);
        (await Tell(job, ticket.TicketId, "A002")).Refused!.Code.Should().Be("idempotency-key-reused");
    }

    [Fact]
    public async Task Of_a_number_that_was_given_without_the_server_are_known_after_its_first_paper()
    {
        var paper = Paper.Printed((await _kiosk.Lease())[0], "08:40");
        var job = Guid.NewGuid();
        (await Tell(job, paper.Wish, paper.Number)).Refused!.Code.Should().Be("unknown-ticket");
        (await _kiosk.Tell(paper)).Value.Should().NotBeNull();
        (await Tell(Guid.NewGuid(), paper.Wish, paper.Number)).Value.Should().Be(new ReissuedTicket(paper.Wish, paper.Number, 1));
    }

    [Fact]
    public async Task Belong_to_the_ticket_whose_number_they_bear()
    {
        // The server had issued, nobody heard it, and the ticket was given up before the paper was told of: the paper is another ticket.
        var paper = Paper.Printed((await _kiosk.Lease())[0], "08:40");
        var lost = (await _kiosk.Issue(paper.Wish)).Value!;
        (await _kiosk.Hub.InvokeAsync<HubReply<CancelledTicket>>(nameof(IKioskHub.Cancel), "honchosha", Guid.NewGuid(), paper.Wish)).Value.Should().NotBeNull();
        var recorded = (await _kiosk.Tell(paper)).Value!;
        recorded.TicketId.Should().NotBe(lost.TicketId);
        (await Tell(Guid.NewGuid(), paper.Wish, paper.Number)).Value.Should().Be(new ReissuedTicket(recorded.TicketId, paper.Number, 1));
        (await Look(lost.TicketId)).Reissues.Should().Be(0);
    }

    [Fact]
    public async Task Are_refused_where_id_and_number_are_not_one_ticket()
    {
        var ticket = (await _kiosk.Issue(Guid.NewGuid())).Value!;
        foreach (var (id, number) in new[] { (Guid.NewGuid(), ticket.Number), (ticket.TicketId, "A799"), (Guid.NewGuid(), "A799") })
            (await Tell(Guid.NewGuid(), id, number)).Refused!.Code.Should().Be("unknown-ticket");
        (await Look(ticket.TicketId)).Should().Match<TicketDetails>(one => one.Reissues == 0 && one.ReissuedAt == null);
    }

    [Fact]
    public async Task That_cannot_be_read_change_nothing()
    {
        var ticket = (await _kiosk.Issue(Guid.NewGuid())).Value!;
        var right = new RecordReissueRequest(ticket.TicketId, KioskLine.Today, ticket.Number, Nine);
        foreach (var wrong in (RecordReissueRequest?[])[null, right with { TicketId = Guid.Empty }, right with { Number = "" }, right with { Number = "\ud800" }, right with { BusinessDate = DateOnly.MaxValue }, right with { BusinessDate = DateOnly.MinValue }, right with { BusinessDate = KioskLine.Today.AddDays(1) }])
            (await Tell(Guid.NewGuid(), wrong)).Refused!.Code.Should().Be("unreadable-request", $"{wrong}");
        (await Tell(Guid.Empty, right)).Refused!.Code.Should().Be("unreadable-request");
        (await Tell(Guid.NewGuid(), right, "kokubunji-eki")).Refused.Should().NotBeNull();
        (await Look(ticket.TicketId)).Reissues.Should().Be(0);

        foreach (var at in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
            (await Tell(Guid.NewGuid(), right with { PrintedAt = at })).Value.Should().NotBeNull("a wrong clock loses no paper");
        (await Look(ticket.TicketId)).ReissuedAt.Should().BeBefore(Nine.AddHours(1));
    }

    async Task<TicketDetails> Look(Guid ticket) =>
        (await _clerk.GetFromJsonAsync<TicketDetails>(new Uri($"{Site}/tickets/{ticket}", UriKind.Relative)))!;

    Task<HubReply<ReissuedTicket>> Tell(Guid job, Guid ticket, string number) => Tell(job, new RecordReissueRequest(ticket, KioskLine.Today, number, Nine));

    Task<HubReply<ReissuedTicket>> Tell(Guid job, RecordReissueRequest? request, string site = "honchosha") =>
        _kiosk.Hub.InvokeAsync<HubReply<ReissuedTicket>>(nameof(IKioskHub.RecordReissue), site, job, request);
}
