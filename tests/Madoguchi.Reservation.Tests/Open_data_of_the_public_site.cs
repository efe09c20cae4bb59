using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Reservation.Tests;

/// <summary>What the page of the congestion shows, for programs, where the public reaches it.</summary>
public sealed class Open_data_of_the_public_site
{
    const string Json = "/open/congestion.json", Csv = "/open/congestion.csv";
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task It_says_what_the_page_says_and_one_or_two_people_are_never_told_exactly()
    {
        await using var site = await Published();
        using var http = new HttpClient { BaseAddress = site.Address };
        using var phone = site.Resident();

        var data = JsonSerializer.Deserialize<Congestion>(await http.GetStringAsync(new Uri(Json, UriKind.Relative)), Web)!;
        var page = (await phone.Get("/now")).Html;

        data.License.Should().Be("CC BY 4.0");
        data.MunicipalityCode.Should().Be("132144");
        data.At.Should().Be(Site.Morning);
        data.Sites.Single().Categories.Select(category => (category.Code, category.Waiting)).Should().Equal(("A", 12), ("B", 2), ("C", 2), ("D", 0));
        foreach (var category in data.Sites.Single().Categories)
            page.Should().Contain(category.Waiting is 2 ? "1〜2人" : $">{category.Waiting}人<", category.Code);
        data.Sites.Single().Curves!.Single().Points.Select(point => (point.Usual, point.Today)).Should().Equal((0, 0), (3, null), (null, 0));
        page.Should().Contain($"href=\"{Json}\"").And.Contain($"href=\"{Csv}\"");
    }

    [Fact]
    public async Task It_may_be_kept_for_five_seconds_and_asked_for_from_anywhere_and_is_sent_once_as_long_as_nothing_changes()
    {
        await using var site = await Published();
        await using var cityHall = await site.Dial();
        using var http = new HttpClient { BaseAddress = site.Address };
        foreach (var address in new[] { Json, Csv })
        {
            using var first = await http.GetAsync(new Uri(address, UriKind.Relative));
            first.Headers.CacheControl!.ToString().Should().Be("public, max-age=5");
            first.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
            first.Headers.Contains("Set-Cookie").Should().BeFalse();
            first.Content.Headers.LastModified.Should().Be(Site.Morning);

            using var same = await Ask(http, address, first.Headers.ETag!);
            same.StatusCode.Should().Be(HttpStatusCode.NotModified);
            same.Headers.CacheControl!.ToString().Should().Be("public, max-age=5");
            (await same.Content.ReadAsByteArrayAsync()).Should().BeEmpty();

            await cityHall.InvokeAsync(nameof(ILinkHub.PublishCongestion), Busy(address == Json ? 13 : 14));
            using var other = await Ask(http, address, first.Headers.ETag!);
            other.StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_CSV_opens_in_a_spreadsheet()
    {
        await using var site = await Published();
        using var http = new HttpClient { BaseAddress = site.Address };
        using var answer = await http.GetAsync(new Uri(Csv, UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        answer.Content.Headers.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        bytes.Take(3).Should().Equal(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n").Should().Equal(
            "時刻,全国地方公共団体コード,施設ID,施設名,区分,区分名,待ち人数,待ち時間分_下限,待ち時間分_上限,発券可否",
            "2026-11-24T08:00:00+09:00,132144,honchosha,\"市役所, 本庁舎\",A,証明書,12,10,15,1",
            "2026-11-24T08:00:00+09:00,132144,honchosha,\"市役所, 本庁舎\",B,届出,2,,,1",
            "2026-11-24T08:00:00+09:00,132144,honchosha,\"市役所, 本庁舎\",C,税,2,5,8,1",
            "2026-11-24T08:00:00+09:00,132144,honchosha,\"市役所, 本庁舎\",D,国保,0,0,1,0", "");
    }

    [Fact]
    public async Task When_the_line_is_cut_the_last_state_stays_with_its_time_also_after_a_restart_and_before_there_is_any_it_says_so()
    {
        await using var fresh = await Site.Start();
        using (var early = new HttpClient { BaseAddress = fresh.Address })
        {
            using var answer = await early.GetAsync(new Uri(Json, UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            answer.Headers.GetValues("Madoguchi-Refusal").Should().Equal("nothing-published");
            (await answer.Content.ReadAsStringAsync()).Should().Contain("urn:madoguchi:refusal:nothing-published");
        }
        await using var site = await Published();

        await site.Restart(Site.Morning.AddHours(5));

        using var http = new HttpClient { BaseAddress = site.Address };
        JsonSerializer.Deserialize<Congestion>(await http.GetStringAsync(new Uri(Json, UriKind.Relative)), Web)!.At.Should().Be(Site.Morning);
        (await http.GetStringAsync(new Uri(Csv, UriKind.Relative))).Should().Contain("2026-11-24T08:00:00+09:00");
    }

    static async Task<HttpResponseMessage> Ask(HttpClient http, string address, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.IfNoneMatch.Add(known);
        return await http.SendAsync(request);
    }

    static async Task<Site> Published()
    {
        var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishCongestion), Busy(12));
        return site;
    }

    static Congestion Busy(int people) => new(Site.Morning, "132144", "CC BY 4.0", [new(
        "honchosha", "市役所, 本庁舎", true, 7,
        [new("A", "証明書", people, new(10, 15), true), new("B", "届出", 1, null, true), new("C", "税", 2, new(5, 8), true), new("D", "国保", 0, new(0, 1), false)],
        [], null, [new(null, [new(new(9, 0), 0, 2), new(new(9, 30), 3, null), new(new(10, 0), null, 1)])])]);
}
