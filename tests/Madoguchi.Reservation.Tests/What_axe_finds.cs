using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

/// <summary>The eye of all tests that say "axe finds nothing": it sees, and does not look away.</summary>
public sealed class What_axe_finds
{
    const string Page = "<!doctype html><html lang=\"ja\"><title>予約</title><main><h1>予約</h1>{0}</main></html>";

    [Fact]
    public async Task Is_said_with_its_place_and_a_page_with_frames_is_not_passed_over()
    {
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(new("http://127.0.0.1:1"));

        await page.SetContentAsync(Page.Replace("{0}", "<label>お名前 <input></label>", StringComparison.Ordinal));
        (await page.AxeFindings()).Should().BeEmpty();

        await page.SetContentAsync(Page.Replace("{0}", "<input id=\"phone\"><p style=\"color:#999\">電話番号</p>", StringComparison.Ordinal));
        (await page.AxeFindings()).Should().HaveCount(2)
            .And.Contain(found => found.StartsWith("label: ", StringComparison.Ordinal) && found.Contains("<input id=\"phone\">", StringComparison.Ordinal))
            .And.Contain(found => found.StartsWith("color-contrast: ", StringComparison.Ordinal));

        await page.SetContentAsync(Page.Replace("{0}", "<iframe title=\"地図\"></iframe>", StringComparison.Ordinal));
        await FluentActions.Awaiting(() => page.AxeFindings()).Should().ThrowAsync<PlaywrightException>().WithMessage("*frames*");
    }
}
