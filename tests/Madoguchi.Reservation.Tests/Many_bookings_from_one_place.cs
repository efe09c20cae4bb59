using System.Net;
using static Madoguchi.Reservation.Tests.ManyOfOnePlace;

namespace Madoguchi.Reservation.Tests;

/// <summary>Bookings of one address: the first go through at once, each further one takes a little time, and nobody is turned away.</summary>
public sealed class Many_bookings_from_one_place
{
    readonly TurnedClock clock = new(Site.Morning);

    [Fact]
    public async Task One_script_with_invented_names_does_not_take_two_hundred_seats()
    {
        await using var site = await Open(clock, 20);
        // A jar for each form: one alone would throw the oldest cookies away.
        var jars = Enumerable.Range(0, 200).Select(_ => site.ResidentAt(School)).ToList();
        var forms = new List<DetailsForm>();
        foreach (var (i, jar) in jars.Index())
            forms.Add(await jar.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine.AddMinutes(30 * (i % 10)))));

        var answers = await Task.WhenAll(forms.Select((form, i) => Task.Run(() => form.Send(Invented(i)))));

        (await Booked(site)).Should().Be(20);
        var paused = answers.Index().Where(one => one.Item.Booked is null).ToList();
        paused.Select(one => (one.Item.Status, Says: one.Item.Html.Contains(Said))).Should().HaveCount(180).And.OnlyContain(answer => answer.Says && answer.Status == HttpStatusCode.TooManyRequests);
        // It is as patient as it can for half an hour, and sends every form that may be sent.
        for (var minutes = 0; minutes < 30; minutes += 2)
        {
            clock.Turn(TimeSpan.FromMinutes(2));
            foreach (var (i, answer) in paused)
                await SendOn(jars[i], await jars[i].Get(answer.Address.PathAndQuery));
        }
        (await Booked(site)).Should().BeInRange(30, 20 + 20, "one in two minutes");
        jars.ForEach(jar => jar.Dispose());
        using var next = site.ResidentAt("203.0.113.10");
        (await (await next.OpenDetails(Details)).Send(Invented(999))).Booked.Should().NotBeNull("the neighbour has an address of its own");
    }

    [Fact]
    public async Task Thirty_people_of_one_school_all_get_a_booking_within_the_hour()
    {
        await using var site = await Open(clock, 20);
        var waits = new List<TimeSpan>();

        for (var i = 0; i < 30; i++)
        {
            using var pupil = site.ResidentAt(School);
            waits.Add(await BookPatiently(clock, pupil, Invented(i)));
            clock.Turn(TimeSpan.FromMinutes(1));
        }

        (await Booked(site)).Should().Be(30);
        (clock.GetUtcNow() - Site.Morning).Should().BeLessThan(TimeSpan.FromHours(1));
        waits.Take(20).Should().OnlyContain(wait => wait == TimeSpan.Zero);
        waits.Should().OnlyContain(wait => wait <= TimeSpan.FromMinutes(4));
    }

    [Fact]
    public async Task A_form_sent_again_counts_once_and_a_full_time_counts_for_nobody()
    {
        await using var site = await Open(clock, 3, [new("honchosha", Nine, 30, 1), new("honchosha", Nine.AddHours(1), 30, 9)]);
        using var browser = site.ResidentAt(School);
        var form = await browser.OpenDetails(Details);
        for (var i = 0; i < 5; i++)
            (await form.Send(Resident.Hanako)).Booked.Should().NotBeNull();
        for (var i = 0; i < 5; i++)
            (await form.Send(Resident.Hanako with { Name = "別の 人" })).Booked.Should().NotBeNull();
        var token = await browser.Token("/r");
        for (var i = 0; i < 5; i++)
            (await browser.Post(Details, [token, .. Fields(Guid.NewGuid().ToString("N"), Invented(i), "")])).Html.Should().Contain("この時間は満員になりました");

        for (var i = 0; i < 2; i++)
            (await Later(browser, i)).Booked.Should().NotBeNull();
        (await Later(browser, 3)).Html.Should().Contain(Said);
    }

    [Fact]
    public async Task Forms_sent_twice_at_once_to_different_times_are_counted_all_the_same()
    {
        await using var site = await Open(clock, 5, [new("honchosha", Nine, 30, 1), new("honchosha", Nine.AddHours(1), 30, 50)]);
        using var taken = site.ResidentAt("198.51.100.1");
        await (await taken.OpenDetails(Details)).Send(Resident.Hanako);
        using var script = site.ResidentAt(School);
        var token = await script.Token("/r");

        for (var i = 0; i < 12; i++)
        {
            var (key, full, free) = (Guid.NewGuid().ToString("N"), Details, BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine.AddHours(1)));
            await Task.WhenAll(script.Post(full, [token, .. Fields(key, Invented(i), "")]), script.Post(free, [token, .. Fields(key, Invented(i), "", "2026-11-24T10:00")]), script.Post(full, [token, .. Fields(key, Invented(i), "")]));
        }

        (await Booked(site)).Should().Be(1 + 5);
    }

    [Fact]
    public async Task After_an_hour_everything_is_forgotten_and_a_network_of_IPv6_is_one_address()
    {
        await using var site = await Open(clock, 1);
        using var one = site.ResidentAt("2001:db8:1:2::1");
        using var two = site.ResidentAt("2001:db8:1:2:ffff::1");
        await (await one.OpenDetails(Details)).Send(Invented(1));
        (await (await two.OpenDetails(Details)).Send(Invented(2))).Html.Should().Contain(Said);

        clock.Turn(TimeSpan.FromMinutes(61));

        (await (await two.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine.AddHours(2)))).Send(Invented(3))).Booked.Should().NotBeNull();
    }
}
