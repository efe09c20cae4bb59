using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Madoguchi.Kiosk.Visits;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Nobody_leaves_traces : KioskWorld
{
    [Fact]
    public async Task After_starting_over_everything_of_the_person_is_gone()
    {
        await GoAsync("/language/en?back=/");
        await ChooseAsync("J10");
        await IssueAsync();
        await PostAsync("/reset");

        Page.Should().Contain("ひとつ選んで押してください");
        await GoAsync("/ticket");
        Path_.Should().Be("/");
        await GoAsync("/confirm");
        Path_.Should().Be("/categories");
    }

    [Fact]
    public async Task No_page_may_be_kept_by_the_browser_and_none_may_be_framed_or_scripted()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        foreach (var path in new[] { "/", "/categories", "/procedures/A", "/reservation", "/reserved", "/reservation/name", "/staff" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
            answer.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("script-src 'self'").And.NotContain("unsafe");
            (await answer.Content.ReadAsStringAsync()).Should().NotContain("style=").And.NotContain("onclick");
        }
    }

    [Fact]
    public async Task The_cookie_is_strict_and_unreadable_for_scripts()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(Url) };
        using var answer = await client.GetAsync(new Uri("/categories", UriKind.Relative));
        answer.Headers.GetValues("Set-Cookie").Single().Should().Contain("httponly").And.Contain("samesite=strict");
    }

    [Fact]
    public async Task Another_page_cannot_post_here()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/call-staff") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Origin", "http://evil.example");
        using var answer = await client.SendAsync(request);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Forbidden);
        City.State.StaffCalls.Should().Be(0);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task A_way_back_never_leads_elsewhere(string back)
    {
        await GoAsync($"/language/en?back={Uri.EscapeDataString(back)}");
        Path_.Should().Be("/");
    }

    [Fact]
    public async Task Calling_staff_reaches_the_city_and_is_confirmed()
    {
        await PostAsync("/call-staff", ("back", "/categories"));
        Path_.Should().Be("/categories");
        Page.Should().Contain("職員を呼びました");
        City.State.StaffCalls.Should().Be(1);
    }

    [Fact]
    public async Task A_call_that_reaches_nobody_is_not_claimed_to()
    {
        await CityGoesAwayAsync();
        await PostAsync("/call-staff", ("back", "/"));
        Page.Should().Contain("近くの職員に声をかけてください").And.NotContain("職員を呼びました");
    }

    [Fact]
    public void A_visit_gives_each_wish_its_own_id_and_the_same_wish_the_same()
    {
        using var visit = new VisitSession();
        var now = Kokubunji.Morning;
        var first = visit.CommandFor("J10", now);
        visit.CommandFor("J10", now).Should().Be(first);
        visit.CommandFor("J10,I02", now).Should().NotBe(first);
    }
}

public class Staff_at_the_kiosk : KioskWorld
{
    [Fact]
    public async Task Nobody_gets_in_without_the_PIN()
    {
        await GoAsync("/staff");
        Page.Should().NotContain("印刷テスト");
        await PostAsync("/staff/test-print");
        Printer.Papers.Should().BeEmpty();
        await PostAsync("/staff", ("pin", "0000"));
        Page.Should().Contain("暗証番号が違います").And.NotContain("印刷テスト");
    }

    [Fact]
    public async Task The_right_PIN_shows_the_state_and_prints_a_test()
    {
        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("接続中").And.Contain("正常");
        await PostAsync("/staff/test-print");
        Page.Should().Contain("印刷テストは成功しました");
        Printer.Papers[0].Lines.Should().Contain("印刷テスト");
    }

    [Fact]
    public async Task Five_wrong_PINs_close_the_door_for_the_right_one_too()
    {
        for (var i = 0; i < 5; i++)
            await PostAsync("/staff", ("pin", $"000{i}"));
        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("1分間入れません").And.NotContain("印刷テスト");
    }
}
