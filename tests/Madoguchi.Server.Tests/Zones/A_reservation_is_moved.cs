using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>What a resident changes outside is what the city hall knows inside, also when the ticket was drawn already.</summary>
public class A_reservation_is_moved
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task The_new_time_counts_inside_and_a_drawn_ticket_stays_drawn()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        using var desk = hall.Client("demo-counter");
        using var browser = new BookingBrowser(outside.Url);

        // Moved to another day before the visit: today the code is for another day.
        var first = await Book(browser);
        await Move(browser, first.Code, day: 1);
        // Asking too early would draw a ticket for the old time.
        await Eventually.Is(() => Task.FromResult(outside.IsAllInside()), "the city hall knows the new day");
        (await Refusal(desk, first.Code)).Should().Be("urn:madoguchi:refusal:reservation-other-day");

        // Moved to another time of today: it is checked in once.
        var second = await Book(browser);
        await Move(browser, second.Code, day: 0);
        using (var answer = await CityHall.Post(desk, $"{Site}/check-ins", new CheckInRequest(second.Code)))
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
        (await Refusal(desk, second.Code)).Should().Be("urn:madoguchi:refusal:reservation-used");

        // Moved after the ticket was drawn: the ticket is served, and the code draws no second one.
        await Move(browser, second.Code, day: 0);
        (await Refusal(desk, second.Code)).Should().Be("urn:madoguchi:refusal:reservation-used");
        (await CityHall.Post(desk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        using var called = await CityHall.Post(desk, $"{Site}/counters/2/call-next");
        called.StatusCode.Should().Be(HttpStatusCode.OK);
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    static Task<BookedReservation> Book(BookingBrowser browser) => Eventually.Get<BookedReservation>(async () =>
    {
        try
        {
            return await browser.Book("honchosha", ["J10"], Resident.Hanako);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }, "the city hall has published and a time is free");

    /// <param name="day">Which of the days that are offered; today is the first.</param>
    static async Task Move(BookingBrowser browser, string code, int day)
    {
        await browser.Fill("/r", "/r", ("code", code), ("contact", "5678"));
        var days = await browser.Get($"/r/{code}/change");
        var links = Regex.Matches(days.Html, "href=\"(/r/[^\"]*day=[^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
        var times = await browser.Get(links[day]);
        var slot = Regex.Matches(times.Html, "<input type=\"radio\" name=\"slot\"[^>]*>").Select(match => match.Value)
            .Where(radio => !radio.Contains("disabled", StringComparison.Ordinal)).Select(radio => Regex.Match(radio, "value=\"([^\"]*)\"").Groups[1].Value).Skip(3).First();
        var moved = await browser.Fill(links[day], $"/r/{code}/change", ("slot", slot));
        moved.Html.Should().Contain("予約の日時を変えました");
    }

    static async Task<string?> Refusal(HttpClient desk, string code)
    {
        using var answer = await CityHall.Post(desk, $"{Site}/check-ins", new CheckInRequest(code));
        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>())?.Type;
    }
}
