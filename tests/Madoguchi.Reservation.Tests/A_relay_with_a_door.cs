using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Reservation.Tests;

/// <summary>reservation-web as a program, because whom it trusts is a matter of its machine, before a relay that wants TLS and a signature.</summary>
public sealed class A_relay_with_a_door
{
    static readonly Resident Mio = new("喜屋武 未央", "キャン ミオ", Mail: "mio@mail.example");

    [Theory]
    [InlineData(RelayTls.WhenAsked, "starttls")]
    [InlineData(RelayTls.AtOnce, "smtps")]
    public async Task Is_entered_in_TLS_only_and_takes_the_mail(RelayTls tls, string scheme)
    {
        using var door = new RelayDoor(tls);
        await using var relay = new MailServer(door);
        await using var outside = await Open(scheme, relay, trusted: door.AuthorityFile);

        var booked = await Book(outside);

        await Eventually.Is(() => Task.FromResult(relay.To(Mio.Mail).Any()), "the mail is taken");
        relay.To(Mio.Mail).First().TextBody.Should().Contain(booked.Code);
        relay.Signatures.Distinct().Should().Equal((RelayDoor.User, RelayDoor.Password, true));
        outside.Program.Output.Should().NotContain(RelayDoor.Password).And.NotContain(Mio.Mail);
    }

    [Theory]
    [InlineData(RelayTls.WhenAsked, "starttls", "SslHandshakeException")]
    [InlineData(RelayTls.AtOnce, "smtps", "SslHandshakeException")]
    [InlineData(RelayTls.Never, "starttls", "NotSupportedException")]
    public async Task Of_a_stranger_or_without_TLS_is_told_nothing_and_the_booking_stands_with_its_seat(RelayTls tls, string scheme, string reason)
    {
        using var door = new RelayDoor(tls);
        using var another = new RelayDoor(tls);
        await using var relay = new MailServer(door);
        await using var outside = await Open(scheme, relay, trusted: another.AuthorityFile);

        var booked = await Book(outside);

        await Eventually.Is(() => Task.FromResult(outside.Program.Output.Contains($"\"Reason\":\"{reason}\"", StringComparison.Ordinal)), "it is said why the mail did not get through");
        (relay.Taken.Count, relay.Signatures.Count).Should().Be((0, 0));
        using var http = new HttpClient { BaseAddress = outside.Url };
        (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode.Should().BeTrue();
        using var browser = new BookingBrowser(outside.Url);
        (await browser.Get(booked.Page.PathAndQuery)).Html.Should().Contain(booked.Code);
    }

    [Fact]
    public async Task Which_knows_another_password_is_asked_again_later()
    {
        using var door = new RelayDoor(RelayTls.WhenAsked);
        await using var relay = new MailServer(door);
        await using var outside = await Open("starttls", relay, trusted: door.AuthorityFile, password: "of last year");

        await Book(outside);

        await Eventually.Is(() => Task.FromResult(relay.Signatures.Count >= 2), "it is asked again");
        relay.Taken.Should().BeEmpty();
        outside.Program.Output.Should().Contain("\"Reason\":\"AuthenticationException\"").And.NotContain("of last year");
    }

    [Fact]
    public async Task Is_not_signed_in_at_in_the_clear()
    {
        var start = async () => await OutsideWorld.Open(Settings("smtp", 2525, RelayDoor.Password));

        (await start.Should().ThrowAsync<InvalidOperationException>()).Which.Message
            .Should().Contain("MADOGUCHI__MAIL__USER").And.Contain("starttls:HOST:PORT").And.NotContain(RelayDoor.Password);
    }

    static async Task<OutsideWorld> Open(string scheme, MailServer relay, string trusted, string password = RelayDoor.Password)
    {
        var outside = await OutsideWorld.Open(new Dictionary<string, string?>(Settings(scheme, relay.Port, password)) { ["SSL_CERT_FILE"] = trusted }, $"{Site.Morning:yyyy-MM-ddTHH:mmzzz}");
        await using var cityHall = Site.Connection(outside.Url, OutsideWorld.LinkKey);
        await cityHall.StartAsync();
        await cityHall.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("test", Site.Morning));
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, OutsideMaster.Slots(Site.Morning.AddDays(2), 4, capacity: 3)));
        return outside;
    }

    static Dictionary<string, string?> Settings(string scheme, int port, string password) => new()
    {
        ["MADOGUCHI__MAIL__SMTP"] = $"{scheme}:{RelayDoor.Host}:{port}",
        ["MADOGUCHI__MAIL__FROM"] = "国分寺市 <yoyaku@city.example.jp>",
        ["MADOGUCHI__MAIL__USER"] = RelayDoor.User,
        ["MADOGUCHI__MAIL__PASSWORD"] = password,
        ["MADOGUCHI__PUBLICURL"] = "https://yoyaku.city.example.jp",
    };

    static async Task<BookedReservation> Book(OutsideWorld outside)
    {
        using var browser = new BookingBrowser(outside.Url);
        return await browser.Book("honchosha", ["J10"], Mio);
    }
}
