using System.Text.RegularExpressions;
using Madoguchi.TestKit.Browser;
using Madoguchi.TestKit.Mails;
using Madoguchi.Ui.Languages;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

/// <summary>The double opt-in as its resident does it: the mail on a phone, one link, one button.</summary>
public sealed partial class A_link_is_opened_in_a_browser
{
    const double MostBytes = 100 * 1024;
    static readonly DateTimeOffset Visit = Site.Morning.AddDays(2).AddHours(2);

    [GeneratedRegex("https://yoyaku\\.city\\.example\\.jp(/r/[^\\s\"]+)")]
    private static partial Regex Link { get; }

    [Fact]
    public async Task It_needs_only_a_keyboard_fits_into_320_pixels_in_five_languages_with_and_without_JavaScript_and_axe_finds_nothing()
    {
        await using var relay = new MailServer();
        await using var site = await Site.WithMail(relay.Port, [new("honchosha", Visit, 30, 20)]);
        await using var chromium = await Chromium.Start();
        foreach (var (language, javaScript) in Language.All.SelectMany(language => new[] { (language, true), (language, false) }))
        {
            var address = $"mio-{language.Code}-{javaScript}@mail.example".ToLowerInvariant();
            using var resident = site.Resident();
            await resident.Get($"/?lang={language.Code}");
            var booked = await resident.Book("honchosha", ["J10"], new("喜屋武 未央", "キャン ミオ", Mail: address));
            var letter = await TestKit.Programs.Eventually.Get<MimeKit.MimeMessage>(() => Task.FromResult(relay.To(address).FirstOrDefault()), "the mail has come");

            var page = await chromium.Open(site.Address, 320, javaScript);
            var weight = await PageWeight.Of(page);
            async Task Look(string name)
            {
                name = $"{name}-{language.Code}{(javaScript ? "" : "-plain")}";
                (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue($"{name} fits");
                weight.Bytes.Should().BeLessThanOrEqualTo(MostBytes, $"{name}: {string.Join(' ', weight.Parts)}");
                if (javaScript)
                    (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody");
                await Chromium.Keep(page, name);
            }

            var link = Link.Match(letter.TextBody!).Groups[1].Value;
            await page.GotoAsync($"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language.Code}");
            await Look("confirm");
            await page.EnterOn("main button[type=submit]");
            new Uri(page.Url).AbsolutePath.Should().Be($"/r/{booked.Code}");
            await Assertions.Expect(page.Locator(".r-code")).ToBeVisibleAsync();
            await Look("confirmed");
            await page.Context.CloseAsync();
        }
        await using var db = site.OpenDatabase();
        db.Bookings.Count(booking => !booking.Unconfirmed).Should().Be(2 * Language.All.Count);
    }
}
