using System.Net;
using System.Text.Json;
using Madoguchi.Contracts.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class Garbage_is_refused
{
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 2, capacity: 2);

    [Theory]
    [InlineData("/book/nowhere", 404)]
    [InlineData("/book/honchosha/day", 400)]
    [InlineData("/book/honchosha/day?p=ZZZ", 400)]
    [InlineData("/book/honchosha/day?p=%00%07", 400)]
    [InlineData("/book/kokubunji-eki/day?p=J01", 400)]
    [InlineData("/book/honchosha/time?p=J10&day=2026-13-99", 400)]
    [InlineData("/book/honchosha/time?p=J10&day=9999-12-31", 400)]
    [InlineData("/book/honchosha/details?p=J10&slot=yesterday", 400)]
    [InlineData("/book/honchosha/details?p=J10&slot=2026-11-24T09:07", 400)]
    [InlineData("/book/honchosha/details?p=J10&slot=2026-11-24T07:00", 400)]
    [InlineData("/booked/not-a-key", 404)]
    [InlineData("/booked/00000000-0000-0000-0000-000000000000", 404)]
    [InlineData("/r/%07", 404)]
    [InlineData("/t/%F0%9F%92%A9", 404)]
    [InlineData("/nothing/here?x=%FF%FE", 404)]
    [InlineData("/book/%D8/day?p=J10", 404)]
    public async Task An_address_that_makes_no_sense_is_answered_in_plain_words(string address, int status)
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();

        var page = await browser.Get(address);

        ((int)page.Status).Should().Be(status);
        page.Html.Should().Contain("<h1>");
    }

    [Fact]
    public async Task Too_many_procedures_are_refused()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        ((int)(await browser.Get($"/book/honchosha/day?{string.Join('&', Enumerable.Repeat("p=J10", 1000))}")).Status).Should().BeInRange(400, 431);
    }

    [Fact]
    public async Task A_forged_form_books_nothing()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var address = BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[0].Start);
        var token = await browser.Token(address);
        KeyValuePair<string, string>[] good =
            [token, new("key", Guid.NewGuid().ToString()), new("slot", "2026-11-24T09:00"), new("name", "国分 花子"), new("kana", "コクブ"), new("phone", "09012345678")];
        KeyValuePair<string, string>[] With(string field, string value) => [.. good.Select(f => f.Key == field ? new(field, value) : f)];
        KeyValuePair<string, string>[][] forged =
        [
            [], With(token.Key, "x"), [.. good.Skip(1)], With("key", "1"), With("key", Guid.Empty.ToString()), With("slot", "\u0000"), With("slot", "2026-11-24T09:01"),
            With("name", "花\u0000子"), With("name", new('花', 61)), With("name", new('x', 100_000)), With("kana", new('ア', 100_000)), With("phone", "<script>"), With("phone", ""),
        ];

        foreach (var form in forged)
            ((int)(await browser.Post(address, form)).Status).Should().BeInRange(400, 499);

        (await browser.Post("/book/nowhere/details?p=J10", good)).Status.Should().Be(HttpStatusCode.NotFound);
        (await browser.Post("/book/honchosha/details?p=NOPE", good)).Status.Should().Be(HttpStatusCode.BadRequest);
        await using (var db = site.OpenDatabase())
            (await db.Bookings.CountAsync()).Should().Be(0);
        (await browser.Post(address, good)).Booked.Should().NotBeNull("the form is fine without the forgery");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong-key-of-nobody")]
    public async Task The_line_is_closed_to_whoever_has_not_the_key(string? key)
    {
        await using var site = await Site.WithSlots(Slots);
        await using var stranger = site.Connection(key);

        var refused = await stranger.Invoking(line => line.StartAsync()).Should().ThrowAsync<HttpRequestException>();

        refused.Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Whatever_the_line_says_is_checked_and_nothing_is_changed()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Resident.Hanako);
        await using var cityHall = await site.Dial();
        var master = OutsideMaster.Of(2, Slots);
        var ticket = new TicketStatus(new('a', 22), 1, "honchosha", "本庁舎", new(2026, 11, 24), "A001", false, 1, new(1, 2), [], Site.Morning);
        (string Method, object?[] Arguments)[] garbage =
        [
            (nameof(ILinkHub.Open), [null]), (nameof(ILinkHub.Open), [new LinkHello("\u0000", default)]), (nameof(ILinkHub.Open), [new LinkHello(new('v', 10_000), default)]),
            (nameof(ILinkHub.Pull), [-1L, 10]), (nameof(ILinkHub.Pull), [0L, 0]), (nameof(ILinkHub.Pull), [0L, 501]), (nameof(ILinkHub.Pull), [long.MaxValue, 10]), (nameof(ILinkHub.Pull), ["x", "y"]),
            (nameof(ILinkHub.Acknowledge), [-1L]), (nameof(ILinkHub.Acknowledge), [2L]), (nameof(ILinkHub.Acknowledge), [long.MaxValue]),
            (nameof(ILinkHub.PublishMaster), [null]), (nameof(ILinkHub.PublishMaster), [new { }]), (nameof(ILinkHub.PublishMaster), [master with { Sites = null! }]),
            (nameof(ILinkHub.PublishMaster), [master with { Sites = [null!] }]), (nameof(ILinkHub.PublishMaster), [master with { Municipality = "国\u0007" }]),
            (nameof(ILinkHub.PublishMaster), [master with { MunicipalityNames = new Dictionary<string, string> { ["ja"] = "国\u0007" } }]),
            (nameof(ILinkHub.PublishMaster), [master with { Slots = [Slots[0] with { Site = "nowhere" }] }]), (nameof(ILinkHub.PublishMaster), [master with { Slots = [Slots[0], Slots[0]] }]),
            (nameof(ILinkHub.PublishMaster), [master with { Slots = [Slots[0] with { Capacity = 101 }] }]), (nameof(ILinkHub.PublishMaster), [master with { Slots = [Slots[0] with { Minutes = 0 }] }]),
            (nameof(ILinkHub.PublishMaster), [master with { Navigator = "not json" }]), (nameof(ILinkHub.PublishMaster), [master with { Sites = [.. master.Sites, master.Sites[0]] }]),
            (nameof(ILinkHub.PublishMaster), [JsonDocument.Parse("""{"version":"many","sites":7}""").RootElement]),
            (nameof(ILinkHub.PublishCongestion), [null]), (nameof(ILinkHub.PublishCongestion), [new Congestion(default, "1", "", null!)]),
            (nameof(ILinkHub.PublishTickets), [null]), (nameof(ILinkHub.PublishTickets), [new TicketStatus?[] { null }]), (nameof(ILinkHub.PublishTickets), [new[] { ticket with { Token = "../../etc" } }]),
            (nameof(ILinkHub.PublishTickets), [new[] { ticket with { Number = "A\u0000" } }]), (nameof(ILinkHub.PublishTickets), [new[] { ticket with { WaitMinutes = new(5, 1) } }]),
            (nameof(ILinkHub.PublishTickets), [new[] { ticket with { Legs = [null!] } }]), ("NoSuchMethod", []),
        ];

        foreach (var (method, arguments) in garbage)
        {
            await cityHall.Invoking(line => line.InvokeCoreAsync(method, typeof(object), arguments)).Should().ThrowAsync<HubException>($"{method} was given garbage");
            cityHall.State.Should().Be(HubConnectionState.Connected);
        }

        (await cityHall.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("test", Site.Morning))).Should().Be(new LinkWelcome(1, 0));
        (await browser.Get("/")).Html.Should().Contain("国分寺市").And.Contain("市役所本庁舎");
        (await browser.Get($"/t/{ticket.Token}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_connection_that_was_not_opened_may_do_nothing()
    {
        await using var site = await Site.WithSlots(Slots);
        await using var line = site.Connection(Site.Key);
        await line.StartAsync();

        (await line.Invoking(l => l.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 10)).Should().ThrowAsync<HubException>()).WithMessage("*Open*");
    }

    [Fact]
    public async Task A_message_beyond_the_limit_ends_the_connection_and_nothing_else()
    {
        await using var site = await Site.WithSlots(Slots);
        await using var flood = await site.Dial();

        await flood.Invoking(line => line.InvokeAsync(nameof(ILinkHub.PublishMaster), new string('x', 9 * 1024 * 1024))).Should().ThrowAsync<Exception>();

        await using var line = await site.Dial();
        (await line.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 10)).Bookings.Should().BeEmpty();
    }
}
