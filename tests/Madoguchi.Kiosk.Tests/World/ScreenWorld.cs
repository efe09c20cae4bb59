using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Ui.Languages;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>The way of a resident, and then of staff, through every screen there is.</summary>
public abstract class ScreenWorld : KioskWorld
{
    // The looks are style alone, so every screen is measured in them without being fetched again. Inverting moves no box.
    const string PutOn = """
        looks => { for (const look of ['low', 'large', 'inverted']) document.documentElement.classList.toggle(`k-${look}`, looks.includes(look)); }
        """;

    // Portrait, landscape, and the smallest. A page does not know its size, so each is measured in all of them without being fetched again.
    protected static readonly (int Width, int Height)[] Sizes = [(1080, 1920), (1920, 1080), (1366, 768)];

    int measured;

    public static TheoryData<string> Walks => [.. Language.All.Select(language => language.Code)];

    protected async Task MeasureAsync(IPage page, string language, string screen, List<string> wrong)
    {
        // With large type there are fewer choices on a page of procedures; the walk comes there a second time.
        string[] looks = screen switch
        {
            "procedures" or "procedures-children" => ["", "low inverted"],
            "procedures-large" => ["large", "large low inverted"],
            _ => ["", "low inverted", "large", "large low inverted"],
        };
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var look in looks)
            {
                await page.EvaluateAsync(PutOn, look);
                await page.KeepPictureAsync($"{width}x{height} {language} {look} {screen}".Replace("  ", " ", StringComparison.Ordinal).Replace(' ', '-'));
                wrong.AddRange((await page.EvaluateAsync<string[]>(Boxes.Measure)).Select(found => $"{screen} {width}x{height} {look}: {found}"));
            }
        }
        await page.EvaluateAsync(PutOn, "");
        // The way goes on in another size each time, so that in each of them it can be gone.
        var (onWidth, onHeight) = Sizes[measured++ % Sizes.Length];
        await page.SetViewportSizeAsync(onWidth, onHeight);
    }

    /// <summary>Chooses procedures, or takes them back.</summary>
    const string Toggle = "async codes => { for (const code of codes) await fetch('/procedures/toggle', { method: 'POST', body: new URLSearchParams({ code, back: '/confirm' }) }); }";

    protected async Task WalkAsync(IPage page, string language, string looks, Func<string, Task> check)
    {
        // A click returns when the next page begins; what is measured is the page with its styles.
        async Task look(string screen)
        {
            await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
            await check(screen);
        }

        await page.GotoAsync($"/language/{language}?back=/");
        foreach (var mode in looks.Split(' ').Where(mode => mode != "plain"))
            await page.GotoAsync($"/look/{mode}?back=/");
        await look("start");
        await page.GotoAsync("/events");
        await look("events");
        await page.ClickAsync("[href='/events/move-in']");
        await look("question");
        await page.EvaluateAsync("async () => { for (let i = 1; i <= 13; i++) await fetch(`/events/move-in/${i}`, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }) }); }");
        await page.GotoAsync("/events/move-in/found");
        await look("found");
        await page.ClickAsync("form[action='/events/move-in/take'] button");
        await look("found-without-visit");
        await page.GotoAsync("/confirm");
        await look("found-confirm");
        await page.EvaluateAsync(Toggle, await page.Locator("[name=code]").EvaluateAllAsync<string[]>("all => all.map(one => one.value)"));
        await page.GotoAsync("/categories");
        await look("categories");
        await page.GotoAsync("/procedures/A");
        await page.ClickAsync("[value=J10]");
        await look("procedures");
        await page.GotoAsync("/procedures/F");
        await look("procedures-children");
        await page.GotoAsync("/look/large?back=/procedures/A");
        await look("procedures-large");
        await page.GotoAsync("/look/large?back=/");
        await page.GotoAsync("/elsewhere/R13");
        await look("elsewhere");
        await page.EvaluateAsync(Toggle, (string[])["J11", "J01", "J02", "H01", "N02", "M01", "C01"]);
        await page.GotoAsync("/without-visit");
        await look("without-visit");
        await page.ClickAsync(".k-page a");
        await look("without-visit-next");
        await page.GotoAsync("/confirm");
        await look("confirm");
        await page.ClickAsync("form[action='/issue'] button");
        await Assertions.Expect(page.Locator(".k-number__value")).ToBeVisibleAsync();
        await look("ticket");
        await page.GotoAsync("/confirm");
        Printer.Fault = new(FaultKind.PaperOut);
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await Assertions.Expect(page.Locator(".k-qr__code")).ToBeVisibleAsync();
        await look("ticket-no-paper");
        Printer.Fault = FaultSetting.None;
        await page.GotoAsync("/reserved");
        await look("reserved");
        await page.ClickAsync("[href='/reservation/name']");
        await look("name");
        await page.ClickAsync("#ok");
        await look("name-missing");
        await page.FillAsync("#kana", "こくぶんじはなこ");
        await page.ClickAsync("#ok");
        await look("phone");
        await page.FillAsync("#phone", "0112");
        await page.ClickAsync("#ok");
        await look("reserved-not-matched");
        await page.GotoAsync("/reservation");
        await look("reservation");
        await page.FillAsync("#code", "ABCD2346");
        await page.ClickAsync("#ok");
        await look("reservation-unknown");
        City.State.Refusal = new("site-closed", "ただいま受付時間外です。");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await look("refused");
        City.State.Refusal = null;
        await page.ClickAsync(".k-call");
        await look("staff-called");
        await page.GotoAsync("/staff");
        await look("pin");
        await page.FillAsync("#pin", "2468");
        await page.ClickAsync(".k-pin .m-button--primary");
        await look("staff");
        await StaffAsync(page, look);
        await StartOverAsync(page, language, looks, look);
        await CityGoesAwayAsync();
        await page.GotoAsync("/");
        await look("away");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await look("unavailable");
        await CutOffAsync(page, look);
    }

    static async Task StaffAsync(IPage page, Func<string, Task> look)
    {
        await page.ClickAsync("[action='/staff/test-print'] button");
        await look("staff-tested");
        await page.GotoAsync("/staff/categories");
        await look("staff-categories");
        await page.Locator(".k-row button").First.ClickAsync();
        await look("staff-category-stopped");
        await page.GotoAsync("/staff/ticket");
        await look("staff-ticket");
        await page.ClickAsync("[value=reprint]");
        await look("staff-ticket-unknown");
        await page.FillAsync("#number", "A001");
        await page.ClickAsync("[value=cancel]");
        await look("staff-ticket-cancel");
        await page.GotoAsync("/staff/device");
        await look("staff-device");
        await page.ClickAsync("[action='/staff/device/paper'] button");
        await look("staff-device-paper");
        await page.GotoAsync("/staff/device/restart");
        await look("staff-device-restart");
    }

    /// <summary>After a check-in which the server did not answer.</summary>
    async Task StartOverAsync(IPage page, string language, string looks, Func<string, Task> look)
    {
        City.State.Silent = true;
        await page.EvaluateAsync("async () => { for (const [path, code] of [['/reservation', 'ABCD2345'], ['/reset', '']]) await fetch(path, { method: 'POST', body: new URLSearchParams({ code }) }); }");
        await City.DisposeAsync();
        City.State.Silent = false;
        await CityComesBackAsync();
        await page.GotoAsync($"/language/{language}?back=/");
        foreach (var mode in looks.Split(' ').Where(mode => mode != "plain"))
            await page.GotoAsync($"/look/{mode}?back=/");
        await page.EvaluateAsync(Toggle, (string[])["J10", "J11", "J01", "J02", "H01", "N02", "M01", "C01"]);
        await page.GotoAsync("/confirm");
        await page.ClickAsync("form[action='/issue'] button");
        await look("earlier");
        await page.ClickAsync("[name=mine][value=no]");
        await Assertions.Expect(page.Locator(".k-number__value")).ToBeVisibleAsync();
    }

    async Task CutOffAsync(IPage page, Func<string, Task> look)
    {
        await CityGoesAwayAfterLendingAsync();
        await page.GotoAsync("/");
        await look("start-cut-off");
        await page.GotoAsync("/reservation");
        await look("reservation-cut-off");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("form[action='/issue'] button");
        await Assertions.Expect(page.Locator(".k-number__value")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-state", new System.Text.RegularExpressions.Regex("^settled "));
        await look("ticket-cut-off");
        await page.GotoAsync("/confirm");
        Printer.Fault = new(FaultKind.PaperOut);
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await Assertions.Expect(page.Locator(".k-qr__code")).ToBeVisibleAsync();
        await look("ticket-cut-off-no-paper");
        Printer.Fault = FaultSetting.None;
        await page.GotoAsync("/staff");
        await look("staff-cut-off");
    }
}
