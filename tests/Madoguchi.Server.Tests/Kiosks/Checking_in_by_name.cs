using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Live.CheckIns;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Tests.Platform;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Kiosks;

public sealed class Checking_in_by_name : IAsyncLifetime
{
    const string Site = "honchosha";

    readonly RunningServer _server = new() { More = ["--Madoguchi:Clock", "2026-04-01T09:00+09:00"] };
    long _sequence;

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("こくぶんじ はなこ")]
    [InlineData("ｺｸﾌﾞﾝｼﾞﾊﾅｺ")]
    [InlineData("コクフ゛ンシ゛ハナコ")]
    public async Task The_one_who_has_booked_gets_the_ticket_of_the_reservation(string kana)
    {
        await Book("ABCD2345", "コクブンジ　ハナコ", "0423250111");
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        var ticket = (await kiosk.Come(kana, "0111")).Value!;
        ticket.Legs.Should().ContainSingle().Which.Procedure.Should().Be("J10");
        (await kiosk.Details(ticket)).Class.Should().Be("reservation");
    }

    [Fact]
    public async Task Whoever_does_not_match_exactly_one_open_reservation_hears_the_same_words()
    {
        await Book("AAAA2345", "コクブンジ　ハナコ", "0423250111");
        await Book("BBBB2345", "スズキ　イチロウ", "0423250222");
        await Book("CCCC2345", "スズキ　イチロウ", "09011110222");
        await Book("DDDD2345", "タナカ　ケン", "0423250333", day: 1);
        await Book("EEEE2345", "サトウ　ユミ", "0423250444", site: "kokubunji-eki");
        await Book("FFFF2345", "ヤマダ　アイ", "0423250555", cancelled: true);
        await Book("GGGG2345", "モリ　メイ", null);
        await Book("HHHH2345", "ハラ　ミキ", "0423250666");
        await using var used = await Kiosk.Dial(_server, "entrance-0");
        (await used.Come("はらみき", "0666")).Value.Should().NotBeNull();

        var answers = new List<HubRefusal?>();
        foreach (var (kana, end) in ((string, string)[])[
            ("こくぶんじはなこ", "0112"), ("だれもいない", "0111"), ("すずきいちろう", "0222"), ("たなかけん", "0333"), ("さとうゆみ", "0444"),
            ("やまだあい", "0555"), ("もりめい", "0000"), ("はらみき", "0666")])
        {
            await using var kiosk = await Kiosk.Dial(_server, $"entrance-{answers.Count + 1}");
            answers.Add((await kiosk.Come(kana, end)).Refused);
        }
        answers.Distinct().Should().ContainSingle().Which!.Code.Should().Be("reservation-not-matched");
        answers[0]!.Message.Should().Contain("予約番号").And.Contain("職員").And.NotContain("ありません");
    }

    [Fact]
    public async Task The_same_wish_gets_the_same_ticket_at_once_and_later_and_another_wish_none()
    {
        await Book("ABCD2345", "コクブンジ　ハナコ", "0423250111");
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        var wish = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => kiosk.Come("こくぶんじはなこ", "0111", wish)));
        answers.Select(answer => answer.Value?.Number).Distinct().Should().Equal("A001");
        for (var i = 0; i < 10; i++)
            (await kiosk.Come("コクブンジハナコ", "0111", wish)).Value!.TicketId.Should().Be(wish, "a repeated wish is no further try");

        (await kiosk.Come("だれか", "0111", wish)).Refused!.Code.Should().Be("reservation-not-matched", "the id of another is no key to his ticket");
        (await kiosk.Come("こくぶんじはなこ", "0111")).Refused!.Code.Should().Be("reservation-not-matched");
    }

    [Fact]
    public async Task A_wish_by_name_that_was_not_heard_and_a_paper_given_without_the_server_are_one_ticket()
    {
        await Book("ABCD2345", "コクブンジ　ハナコ", "0423250111");
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        var installation = Guid.NewGuid();
        var lent = (await kiosk.Hub.InvokeAsync<HubReply<OfflineNumbers>>(
            nameof(IKioskHub.LeaseOfflineNumbers), Site, Guid.NewGuid(), new LeaseOfflineRequest("entrance-1", installation, new(2026, 4, 1)))).Value!;
        var number = lent.Categories.First(category => category.Code == "A").Numbers[0];
        var unheard = (await kiosk.Come("こくぶんじはなこ", "0111")).Value!;

        var recorded = await kiosk.Hub.InvokeAsync<HubReply<RecordedTicket>>(nameof(IKioskHub.RecordOffline), Site, unheard.TicketId, new RecordOfflineRequest(
            "entrance-1", installation, new(2026, 4, 1), number, new string('A', 22), new(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9)), ["J11"]));

        recorded.Value!.TicketId.Should().Be(unheard.TicketId);
        var ticket = await kiosk.Details(unheard);
        (ticket.Number, ticket.Class).Should().Be((number, "reservation"));
    }

    [Fact]
    public async Task Who_guesses_digits_is_stopped_and_the_right_ones_are_not_heard_either_at_this_kiosk()
    {
        await Book("ABCD2345", "コクブンジ　ハナコ", "0423250111");
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        var guesses = await Task.WhenAll(Enumerable.Range(0, 100).Select(end => kiosk.Come("こくぶんじはなこ", end.ToString("0000", null))));
        guesses.CountBy(answer => answer.Refused!.Code).Should().BeEquivalentTo(new Dictionary<string, int>
        {
            ["reservation-not-matched"] = 5,
            ["too-many-tries"] = 95,
        });
        var refused = (await kiosk.Come("こくぶんじはなこ", "0111")).Refused!;
        (refused.Code, refused.Retry).Should().Be(("too-many-tries", false));
        refused.Message.Should().Contain("予約番号").And.Contain("職員");

        await using var other = await Kiosk.Dial(_server, "entrance-2");
        (await other.Come("こくぶんじはなこ", "0111")).Value.Should().NotBeNull("another kiosk is not closed by it");
    }

    [Fact]
    public async Task Nothing_of_name_or_digits_is_in_the_ledger_not_even_as_a_hash()
    {
        await Book("ABCD2345", "コクブンジ　ハナコ", "0423250111");
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        var wish = (await kiosk.Come("こくぶんじはなこ", "0111")).Value!.TicketId;
        var entries = new List<LedgerEntry>();
        await foreach (var entry in _server.Services.GetRequiredService<ILedger>().Read($"{Site}/2026-04-01", 0, CancellationToken.None))
            entries.Add(entry);
        var issued = entries.Should().ContainSingle(entry => entry.CommandId == wish).Subject;
        issued.Fingerprint.Should().Be(Madoguchi.Server.Live.Fingerprint.Of(Site, new CheckInRequest("ABCD2345")));
        string.Concat(entries.Select(entry => entry.Payload)).Should().NotContain("コクブンジ").And.NotContain("0111");
        new CheckInByNameRequest("こくぶんじ", "0111").ToString().Should().Be(nameof(CheckInByNameRequest));
    }

    [Fact]
    public async Task Garbage_is_refused_and_is_no_guess()
    {
        await Book("ABCD2345", "コクブンジ　ハナコ", "0423250111");
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        foreach (var (kana, end) in ((string?, string?)[])[
            (null, null), ("", "0111"), ("こくぶんじはなこ", ""), ("こくぶんじはなこ", "111"), ("こくぶんじはなこ", "01112"), ("こくぶんじはなこ", "abcd"), ("国分寺", "0111"),
            ("%", "____"), (new string('あ', 5000), "0111"), ("\ud800", "\ud800\ud800")])
            (await kiosk.Come(kana, end)).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.Come("こくぶんじはなこ", "0111", Guid.Empty)).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.Hub.InvokeAsync<HubReply<IssuedTicket>>(nameof(IKioskHub.CheckInByName), Site, Guid.NewGuid(), null)).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.Hub.InvokeAsync<HubReply<IssuedTicket>>(nameof(IKioskHub.CheckInByName), "nowhere", Guid.NewGuid(), new CheckInByNameRequest("あ", "0111"))).Refused!.Code.Should().Be("unknown-site");
        (await kiosk.Come("こくぶんじはなこ", "０１１１")).Value.Should().NotBeNull();
    }

    [Fact]
    public void The_silence_doubles_up_to_a_quarter_of_an_hour_and_a_right_try_opens_nothing()
    {
        var clock = new Hands();
        var brake = new NameBrake(clock);
        for (var i = 0; i < 5; i++)
            brake.Enter("a").Should().BeTrue();
        brake.Enter("b").Should().BeTrue();
        foreach (var minutes in (int[])[1, 2, 4, 8, 15, 15])
        {
            brake.Enter("a").Should().BeFalse();
            clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1);
            brake.Enter("a").Should().BeFalse();
            clock.Now += TimeSpan.FromSeconds(1);
            brake.Enter("a").Should().BeTrue();
        }
        clock.Now += TimeSpan.FromMinutes(15);
        brake.Enter("a").Should().BeTrue();
        brake.Excuse("a");
        brake.Enter("a").Should().BeTrue("a right one costs nothing");
        brake.Enter("a").Should().BeFalse("and forgives none of the wrong ones");
        clock.Now += TimeSpan.FromMinutes(61);
        brake.Enter("a").Should().BeTrue();
        brake.Enter("a").Should().BeTrue();
    }

    Task Book(string code, string kana, string? phone, int day = 0, string site = Site, bool cancelled = false)
    {
        var slot = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9)).AddDays(day);
        _sequence++;
        return _server.Services.GetRequiredService<IBookings>().Store(
            [new(_sequence, code, site, slot, 30, ["J10"], "国分 花子", kana, phone, null, "ja", cancelled, slot.AddDays(-7))], _sequence, CancellationToken.None);
    }

    sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
