using System.Net.Http.Json;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

/// <summary>From the printer's sensor to the clerk's screen: printer, kiosk and server are programs of their own.</summary>
[Collection(StaffPages.Name)]
public class A_kiosk_without_paper(CityHallWithBrowser world)
{
    const string Name = "北口の発券機";

    [Fact]
    public async Task Asks_the_counters_for_what_it_needs_before_it_runs_out_and_stops_when_it_has_it()
    {
        using var printer = new HttpClient { BaseAddress = new($"http://127.0.0.1:{FreePorts.Next()}") };
        var line = $"127.0.0.1:{FreePorts.Next()}";
        await using var emulator = RunningProgram.Start(BuiltProgram.Emulator, [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = printer.BaseAddress.ToString().TrimEnd('/'),
            ["MADOGUCHI__EMULATOR__TCP"] = line,
        });
        await using var kiosk = RunningProgram.Start(BuiltProgram.Kiosk, [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePorts.Next()}",
            ["MADOGUCHI__CLOCK"] = CityHall.Morning,
            ["MADOGUCHI__KIOSK__SERVER"] = world.Hall.Url.ToString(),
            ["MADOGUCHI__KIOSK__KEY"] = "demo-kiosk",
            ["MADOGUCHI__KIOSK__NAME"] = Name,
            ["MADOGUCHI__KIOSK__PRINTER"] = $"tcp:{line}",
            ["MADOGUCHI__KIOSK__DATA"] = Path.Combine(world.Hall.DataDirectory, "north"),
        });
        await using var clerk = await world.ClerkAt(3);
        var banner = clerk.Page.GetByRole(AriaRole.Region, new() { Name = "職員への連絡" });
        await Eventually.Is(() => Is(printer, "paperNearEnd"), "the printer is there");

        await Expect(banner).ToContainTextAsync($"発券機「{Name}」のプリンター: 用紙が残りわずかです。");
        await clerk.Picture("terminal-paper-near-end");

        await Is(printer, "paperOut");
        await Expect(banner).ToContainTextAsync("用紙がありません。新しいロールを入れてください。");
        await Expect(banner).Not.ToContainTextAsync("残りわずか");
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin");
        await Expect(admin.Page.Locator("tr", new() { HasText = Name })).ToContainTextAsync("用紙切れ");

        await Is(printer, "none");
        await Expect(banner).Not.ToContainTextAsync(Name);
        clerk.MustBeWithoutComplaint();
    }

    static async Task<bool> Is(HttpClient printer, string fault)
    {
        try
        {
            using var answer = await printer.PostAsJsonAsync("/faults", new { fault });
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
