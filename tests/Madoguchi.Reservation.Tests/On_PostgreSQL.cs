using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Booking;
using Madoguchi.Server.Tests.Persistence;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Reservation.Tests;

public sealed class On_PostgreSQL : IDisposable
{
    readonly PostgresCluster cluster = new();

    [Fact]
    public async Task Seats_never_exceed_capacity_and_the_line_loses_nothing()
    {
        var slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 10, capacity: 3);
        await using var site = await Site.WithSlots(slots, database: cluster.NewDatabase(), holds: 0);
        using var browser = site.Resident();

        // One page first: the browser needs its cookie before it opens many at once.
        await browser.Get("/r");

        foreach (var slot in slots)
        {
            var address = BookingBrowser.DetailsAddress("honchosha", ["J10"], slot.Start);
            var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.OpenDetails(address)));
            var answers = await Task.WhenAll(forms.Select(form => Task.Run(() => form.Send(Resident.Hanako))));
            answers.Count(answer => answer.Booked is not null).Should().Be(3);
            answers.Should().OnlyContain(answer => answer.Booked != null || answer.Status == HttpStatusCode.Conflict);
        }

        await using var cityHall = await site.Dial();
        var pulled = await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500);
        pulled.Bookings.Select(booking => booking.Sequence).Should().Equal(Enumerable.Range(1, 30).Select(i => (long)i));
        pulled.Bookings.Select(booking => booking.Code).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Everything_else_works_there_too()
    {
        var slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 2, capacity: 1);
        await using var site = await Site.WithSlots(slots, database: cluster.NewDatabase());
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako with { Name = "葛\U000E0100城 花子" });
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "5678"));
        await browser.Fill($"/r/{booked.Code}/cancel", $"/r/{booked.Code}/cancel", ("sure", "yes"));
        await using (var cityHall = await site.Dial())
        {
            (await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500)).Bookings.Select(b => (b.Name, b.Cancelled))
                .Should().Equal(("葛\U000E0100城 花子", false), ("葛\U000E0100城 花子", true));
            await cityHall.InvokeAsync(nameof(ILinkHub.Acknowledge), 2L);
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, slots));
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), new[] { Ticket(2), Ticket(1) });
        }
        await site.Restart();
        using var later = site.Resident();
        (await later.Get($"/t/{Ticket(1).Token}")).Html.Should().Contain("A002");
        (await later.Get("/health/ready")).Status.Should().Be(HttpStatusCode.OK);

        await site.Restart(Site.Morning.AddDays(32));
        await site.Housekeep();
        await using var db = site.OpenDatabase();
        (await db.Bookings.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Who_waits_is_offered_a_seat_there_too()
    {
        await using var relay = new MailServer();
        await using var site = await Site.Start(cluster.NewDatabase(), WaitingWorld.MailSettings(relay.Port));
        await using (var cityHall = await site.Dial())
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, [new("honchosha", WaitingWorld.Visit, 30, 1)]));
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako);
        var form = (await browser.Get(WaitingWorld.Form)).Html;
        var key = Regex.Match(form, "name=\"key\" value=\"([^\"]+)\"").Groups[1].Value;
        await browser.Fill(WaitingWorld.Form, WaitingWorld.Form, ("key", key), ("name", "喜屋武 未央"), ("kana", "きゃん みお"), ("mail", "mio@mail.example"));

        await site.Services.GetRequiredService<BookingDesk>().Cancel(booked.Code);

        await Eventually.Is(() => Task.FromResult(relay.To("mio@mail.example").Any()), "it is offered");
        (await browser.Fill($"/w/{key}", $"/w/{key}/accept", ("slot", "2026-11-26T10:00"))).Booked.Should().NotBeNull();
        await site.Restart(WaitingWorld.Visit.AddDays(10));
        await site.Housekeep();
        await using var db = site.OpenDatabase();
        (await db.Waiting.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Seats_follow_their_procedures_into_a_group_there_too()
    {
        var slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 2, capacity: 1);
        await using var site = await Site.WithSlots(slots, database: cluster.NewDatabase());
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Resident.Hanako, slots[0].Start);

        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, [.. slots.Select(slot => slot with { Group = "A" })]) with
        {
            Groups = [new("honchosha", "A", new Dictionary<string, string> { ["ja"] = "証明書" }, ["A"])],
        });

        (await browser.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], slots[0].Start))).Status.Should().Be(HttpStatusCode.Conflict);
        (await browser.Book("honchosha", ["J10"], Resident.Hanako, slots[1].Start)).Code.Should().NotBeEmpty();
    }

    public void Dispose() => cluster.Dispose();

    static TicketStatus Ticket(int version) => new(
        new('a', 22), version, "honchosha", "市役所本庁舎", new(2026, 11, 24), $"A00{version}", false, 0, new MinuteRange(0, 5), [], Site.Morning);
}
