using System.Text.Json;
using System.Text.RegularExpressions;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.TestKit.Browser;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Reservation.Tests;

public sealed partial class In_five_languages
{
    const double MostBytes = 100 * 1024;
    static readonly string Rules = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "life-events.json"));

    public static TheoryData<string, bool> Residents()
    {
        var all = new TheoryData<string, bool>();
        foreach (var language in Language.All)
        {
            all.Add(language.Code, true);
            all.Add(language.Code, false);
        }
        return all;
    }

    [Fact]
    public void Every_text_is_there_in_every_language() => Speech.All.Missing().Should().BeEmpty();

    [Theory]
    [InlineData("Madoguchi.Reservation.Texts")]
    [InlineData("Madoguchi.Reservation.Mails.Texts")]
    public void Every_language_has_the_same_keys_and_fills_in_the_same_places(string folder)
    {
        var files = Language.All.ToDictionary(language => language.Code, language => Read($"{folder}.{language.Code}.json"));
        foreach (var (language, texts) in files)
        {
            texts.Keys.Should().BeEquivalentTo(files["ja"].Keys, language);
            foreach (var (key, text) in texts)
                Places(text).Should().Be(Places(files["ja"][key]), $"{language} {key}");
        }
    }

    [Theory]
    [InlineData("ja", "ja", "国分寺市", "市役所本庁舎", "令和8年11月24日（火）")]
    [InlineData("ja-easy", "ja", "<rt>し</rt>", "しやくしょ", "2026年11月24日（火曜日）")]
    [InlineData("en", "en", "Kokubunji City", "City Hall", "Tuesday, 24 November 2026")]
    [InlineData("zh-Hans", "zh-Hans", "国分寺市", "市役所总厅", "2026年11月24日（星期二）")]
    [InlineData("ko", "ko", "고쿠분지시", "시청 본청사", "2026년 11월 24일 (화)")]
    public async Task City_places_and_dates_are_said_in_the_resident_s_language(string language, string attribute, string city, string place, string date)
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 4, 2));
        using var browser = site.Resident();

        (await browser.Get($"/?lang={language}")).Html.Should().Contain($"<html lang=\"{attribute}\">").And.Contain(city).And.Contain(place)
            .And.ContainAll("日本語", "やさしい日本語", "English", "简体中文", "한국어");
        (await browser.Get("/book/honchosha/day?p=J10")).Html.Should().Contain(date);
    }

    [Theory]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8,ja;q=0.7", "zh-Hans")]
    [InlineData("ko-KR,ko;q=0.9", "ko")]
    [InlineData("en;q=0.5,ja;q=0.9", "ja")]
    [InlineData("vi-VN,vi;q=0.9,en-US;q=0.8", "en")]
    [InlineData("ne-NP", "ja-easy")]
    [InlineData("*", "ja")]
    [InlineData("", "ja")]
    [InlineData("\"", "ja")]
    public async Task The_first_language_of_the_browser_that_is_known_here_is_taken(string accepted, string language)
    {
        await using var site = await Site.Start();
        using var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", accepted);
        var own = Language.Of(language).OwnName;

        (await http.GetStringAsync(new Uri("/", UriKind.Relative))).Should().MatchRegex($"aria-current=\"true\"[^>]*>{own}<");
    }

    [Theory]
    [MemberData(nameof(Residents))]
    public async Task A_whole_booking_needs_only_a_keyboard_and_320_pixels(string language, bool javaScript)
    {
        await using var site = await Site.WithSlots([.. OutsideMaster.Slots(Site.Morning.AddHours(1), 6, 4), .. OutsideMaster.Slots(Site.Morning.AddDays(1).AddHours(1), 3, 1)], Rules);
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address, 320, javaScript);
        var weight = await PageWeight.Of(page);

        async Task Look(string name)
        {
            await Chromium.Keep(page, $"keys-{name}-{language}{(javaScript ? "" : "-plain")}");
            weight.Bytes.Should().BeInRange(1000, MostBytes, $"{name} is light: {string.Join(", ", weight.Parts)}");
            weight.Parts.Should().OnlyContain(part => part.StartsWith(site.Address.ToString(), StringComparison.Ordinal) || part.StartsWith("data:", StringComparison.Ordinal));
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue($"{name} fits into 320 px");
            if (javaScript)
                (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody");
        }

        await page.GotoAsync("/");
        await page.EnterOn($".m-languages a[href$='lang={language}']");
        await Look("1-start");
        await page.EnterOn("a.r-choice[href^='/book/honchosha']");
        await page.TabTo("details:has(#p-J10) > summary");
        await page.Keyboard.PressAsync("Enter");
        await page.TabTo("#p-J10");
        await page.Keyboard.PressAsync("Space");
        await Look("2-procedures");
        await page.EnterOn("main button[type=submit]");
        await Look("3-day");
        await page.EnterOn("a.r-choice");
        await Look("4-time");
        await page.EnterOn("button.r-choice");
        await Look("5-details");
        await page.TypeInto("[name=name]", "国分 花子");
        await page.TypeInto("[name=kana]", "こくぶ はなこ");
        await page.TypeInto("[name=phone]", "090-1234-5678");
        await page.EnterOn("main button[type=submit]");
        await Look("6-booked");
        (await page.Locator(".r-code").InnerTextAsync()).Should().MatchRegex("^[0-9A-Z]{4}-[0-9A-Z]{4}$");
    }

    static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    static Dictionary<string, string> Read(string file)
    {
        using var stream = typeof(Speech).Assembly.GetManifestResourceStream(file)!;
        using var document = JsonDocument.Parse(stream);
        return Flatten("", document.RootElement).ToDictionary();
    }

    static IEnumerable<KeyValuePair<string, string>> Flatten(string prefix, JsonElement element) => element.EnumerateObject().SelectMany(entry =>
        entry.Value.ValueKind is JsonValueKind.Object ? Flatten($"{prefix}{entry.Name}.", entry.Value) : [new(prefix + entry.Name, entry.Value.GetString()!)]);

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Place();
}
