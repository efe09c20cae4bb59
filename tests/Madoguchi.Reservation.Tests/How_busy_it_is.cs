using System.Text.RegularExpressions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Pages.Now;

namespace Madoguchi.Reservation.Tests;

public class How_busy_it_is
{
    static readonly DateOnly Today = DateOnly.FromDateTime(Site.Morning.DateTime);

    [Fact]
    public async Task Today_stands_beside_the_usual_day_in_a_picture_and_in_numbers()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await Publish(cityHall, Busy() with { Hours = [new(Today, new(7, 30), new(16, 45), new(17, 0))] });
        using var phone = site.Resident();

        var page = await phone.Get("/now");

        page.Html.Should().Contain("<svg").And.Contain("<polyline").And.Contain("<rect").And.NotContain(" style=").And.Contain("数字で見る");
        Regex.IsMatch(page.Html, "<th scope=\"row\">9:00</th><td class=\"m-table__number\">12人</td><td class=\"m-table__number\">7人</td>").Should().BeTrue();
        page.Html.Should().Contain("<td class=\"m-table__number\">3人未満</td>").And.Contain("今日は 14:00〜15:00 が空く見込みです").And.Contain("今日の受付時間：7:30〜16:45");
    }

    [Fact]
    public async Task One_or_two_people_are_never_told_exactly()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await Publish(cityHall, Busy() with { Categories = [new("A", "証明書", 2, new(5, 8), true), new("B", "届出", 1, new(5, 8), true), new("D", "国保", 0, new(0, 1), true)] });
        using var phone = site.Resident();

        var html = (await phone.Get("/now")).Html;

        html.Should().NotContain(">2人<").And.NotContain(">1人<").And.Contain(">0人<");
        Regex.Count(html, "1〜2人").Should().Be(2);
    }

    [Theory]
    [InlineData("2026-11-24T08:00+09:00", "令和8年11月24日（火） 8:30から", "before it opens")]
    [InlineData("2026-11-24T17:00+09:00", "令和8年11月25日（水） 8:30から", "after it closed, though nobody said so since")]
    [InlineData("2026-11-25T23:00+09:00", "令和8年11月27日（金） 8:30から", "the day between is closed")]
    public async Task A_closed_site_says_when_it_opens_next(string now, string opens, string because)
    {
        await using var site = await Site.WithSlots([]);
        await using (var cityHall = await site.Dial())
            await Publish(cityHall, Busy() with { Hours = [Day(0), Day(1), Day(3)] });
        await site.Restart(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        using var phone = site.Resident();

        (await phone.Get("/now")).Html.Should().Contain("いまは受付時間外です").And.Contain(opens, because).And.NotContain("12人");
    }

    [Theory]
    [InlineData(new[] { 9, 12, 10, 4, 0, 0, 8 }, "08:30", "10:30", "a clear valley")]
    [InlineData(new[] { 9, 12, 10, 4, 0, 0, 8 }, "10:45", null, "it is over")]
    [InlineData(new[] { 5, 5, 5, 5, 5, 5, 5 }, "08:30", null, "all alike")]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0 }, "08:30", null, "never anybody")]
    [InlineData(new[] { 9, 9, 9, 9, 9, 9, 0 }, "08:30", null, "quiet only when no numbers are given any more")]
    public void A_quiet_hour_is_one_that_stands_out(int[] usual, string now, string? quiet, string because)
    {
        var points = usual.Select((people, i) => new CongestionPoint(new TimeOnly(8, 30).AddMinutes(30 * i), people, null)).ToList();
        var found = QuietHours.Find(points, TimeOnly.Parse(now, System.Globalization.CultureInfo.InvariantCulture), new(11, 45));
        (found is { } hour ? $"{hour.From:HH\\:mm}" : null).Should().Be(quiet, because);
    }

    [Fact]
    public void Without_a_custom_there_is_no_advice() =>
        QuietHours.Find([new(new(9, 0), null, 3), new(new(9, 30), 3, 3), new(new(10, 0), 0, null)], new(8, 30), new(16, 45)).Should().BeNull();

    static DayHours Day(int days) => new(Today.AddDays(days), new(8, 30), new(16, 45), new(17, 0));

    public static SiteCongestion Busy() => new(
        "honchosha", "市役所本庁舎", true, 7,
        [new("A", "証明書", 12, new(10, 15), true), new("B", "引越し・戸籍の届出", 3, null, true), new("D", "国民健康保険・年金", 0, new(0, 1), false)],
        [new(5, "A012", 2, "証明書", Site.Morning, "call"), new(4, "B003", 4, "届出", Site.Morning, "call")],
        null, [new(null, Curve(1)), new("A", Curve(2)), new("B", [])]);

    /// <summary>A Tuesday: busy at ten, quiet from two to three.</summary>
    static IReadOnlyList<CongestionPoint> Curve(int less) => [.. new[] { 6, 12, 18, 22, 19, 14, 10, 9, 11, 12, 9, 3, 0, 9, 12, 10, 6 }
        .Select((usual, i) => new CongestionPoint(new TimeOnly(8, 30).AddMinutes(30 * i), usual / less < 3 ? 0 : usual / less, i switch { 0 => 0, 1 => 7, 2 => 15, 3 => 26, 4 => 20, _ => null }))];

    static Task Publish(HubConnection cityHall, SiteCongestion site) =>
        cityHall.InvokeAsync(nameof(ILinkHub.PublishCongestion), new Congestion(Site.Morning, "132144", "CC BY 4.0", [site]));
}
