using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.Reservation.Booking;
using Microsoft.Extensions.DependencyInjection;
using static Madoguchi.Reservation.Tests.ManyOfOnePlace;

namespace Madoguchi.Reservation.Tests;

/// <summary>Whoever is not among the first of an address has a place in its queue.</summary>
public sealed class A_place_in_the_queue
{
    readonly TurnedClock clock = new(Site.Morning);

    [Fact]
    public async Task Who_comes_when_the_queue_is_full_looks_again_by_itself_and_gets_a_place()
    {
        await using var site = await Open(clock, 2);
        var pupils = Enumerable.Range(0, 16).Select(_ => site.ResidentAt(School)).ToList();
        var pages = new List<ResidentPage>();
        foreach (var (i, pupil) in pupils.Index())
            pages.Add(await (await pupil.OpenDetails(Details)).Send(Invented(i)));
        pages.Should().Contain(page => page.Html.Contains("1分ほどしてから"), "so many wait that the last have no place yet");

        for (var minutes = 0; minutes < 45 && await Booked(site) < 16; minutes++)
        {
            clock.Turn(TimeSpan.FromMinutes(1));
            foreach (var (i, pupil) in pupils.Index().Where(one => pages[one.Index].Booked is null).ToList())
                pages[i] = await SendOn(pupil, await pupil.Get(pages[i].Address.PathAndQuery));
        }

        (await Booked(site)).Should().Be(16);
        pupils.ForEach(pupil => pupil.Dispose());
    }

    [Fact]
    public async Task Each_further_form_waits_longer_and_keeps_what_was_typed()
    {
        await using var site = await Open(clock, 1);
        using var first = site.ResidentAt(School);
        await (await first.OpenDetails(Details)).Send(Invented(1));
        List<string> waits = [];
        var browsers = Enumerable.Range(0, 6).Select(_ => site.ResidentAt(School)).ToList();
        foreach (var (i, browser) in browsers.Index())
            waits.Add(Regex.Match((await (await browser.OpenDetails(Details)).Send(Invented(10 + i))).Html, "あと約([0-9]+[秒分])").Groups[1].Value);
        waits.Should().Equal("10秒", "30秒", "70秒", "3分", "5分", "7分");

        using var slow = site.ResidentAt(School);
        var page = await (await slow.OpenDetails(Details)).Send(Resident.Hanako);
        page.Html.Should().NotContain("国分 花子", "who waits at a shared screen shows nobody the name").And.Contain("9:00");
        clock.Turn(TimeSpan.FromMinutes(9) + TimeSpan.FromSeconds(15));
        var ready = await slow.Get(page.Address.PathAndQuery);
        ready.Status.Should().Be(HttpStatusCode.OK);
        ready.Html.Should().Contain(Ready).And.Contain("autofocus");
        (await SendOn(slow, ready)).Booked.Should().NotBeNull();
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_place_lets_its_own_form_in_once_and_not_early()
    {
        await using var site = await Open(clock, 1);
        using var browser = site.ResidentAt(School);
        await (await browser.OpenDetails(Details)).Send(Invented(1));
        var page = await (await browser.OpenDetails(Details)).Send(Invented(2));
        var address = page.Address.PathAndQuery;
        var key = Regex.Match(address, "/pause/([0-9a-f]{32})").Groups[1].Value;

        // Ten seconds are not over: the page has no button, and what a script would send is not taken.
        page.Html.Should().NotContain("name=\"pause\"");
        (await Send(browser, key, "")).Html.Should().Contain(Said);
        (await Send(browser, key, "forged")).Html.Should().Contain(Said);
        clock.Turn(TimeSpan.FromSeconds(10));
        var token = BookingBrowser.Hidden((await browser.Get(address)).Html, "pause");
        (await Send(browser, Guid.NewGuid().ToString("N"), token)).Html.Should().Contain(Said, "it is the place of another form");
        using (var elsewhere = site.ResidentAt("198.51.100.1"))
        {
            await (await elsewhere.OpenDetails(Details)).Send(Invented(3));
            (await Send(elsewhere, Guid.NewGuid().ToString("N"), token)).Html.Should().Contain(Said, "and of another address");
        }

        var booked = (await Send(browser, key, token)).Booked!;
        (await Send(browser, key, token)).Booked!.Code.Should().Be(booked.Code, "the same form is the same booking");
        (await Booked(site)).Should().Be(3);
    }

    [Fact]
    public async Task A_pause_costs_nobody_the_time_that_is_held()
    {
        await using var site = await Open(clock, 1, [new("honchosha", Nine, 30, 1), new("honchosha", Nine.AddHours(1), 30, 9)]);
        using var first = site.ResidentAt(School);
        using var slow = site.ResidentAt(School);
        using var rival = site.ResidentAt("198.51.100.1");
        await (await first.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine.AddHours(1)))).Send(Invented(1));
        var form = await slow.OpenDetails(Details);
        clock.Turn(TimeSpan.FromMinutes(9) + TimeSpan.FromSeconds(50));

        var page = await form.Send(Invented(2));
        clock.Turn(TimeSpan.FromSeconds(70));

        (await rival.Get(Details)).Html.Should().Contain("この時間は満員になりました", "it was held until a minute ago, and is held on");
        (await SendOn(slow, await slow.Get(page.Address.PathAndQuery))).Booked.Should().NotBeNull();
    }

    [Fact]
    public async Task Who_found_nothing_free_at_the_last_moment_counts_for_nobody_and_who_has_waited_keeps_the_place()
    {
        await using var site = await Open(clock, 1);
        var limit = site.Services.GetRequiredService<BookingLimit>();
        var (late, booked, waits) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        limit.Enter(School, late, null).Should().BeNull();
        limit.Leave(School, late);
        limit.Enter(School, booked, null).Should().BeNull("its place among the first is free again");
        limit.Count(School, booked);
        var pause = limit.Enter(School, waits, null)!.Value;
        clock.Turn(TimeSpan.FromSeconds(10));
        limit.Enter(School, waits, pause.Token).Should().BeNull();
        limit.Leave(School, waits);
        limit.Enter(School, waits, null).Should().BeNull("the form chooses another time and does not wait again");
    }

    [Fact]
    public async Task A_network_full_of_addresses_does_not_fill_the_memory_and_who_booked_most_is_remembered()
    {
        await using var site = await Open(clock, 1);
        var limit = site.Services.GetRequiredService<BookingLimit>();
        limit.Enter(School, Guid.NewGuid(), null).Should().BeNull();
        limit.Enter(School, Guid.NewGuid(), null).Should().NotBeNull();

        for (var i = 0; i < 60_000; i++)
        {
            limit.Enter($"network {i}", Guid.NewGuid(), null);
            clock.Turn(TimeSpan.FromMilliseconds(10));
        }

        limit.Known.Should().BeLessThan(41_000);
        limit.Enter(School, Guid.NewGuid(), null).Should().NotBeNull();
    }
}
