using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

/// <summary>総合窓口: a mother with a baby sits down once; whoever is needed next comes to her.</summary>
public sealed class Officers_come_to_the_seat : IClassFixture<Chrome>, IAsyncLifetime
{
    readonly Chrome chrome;
    CityHall hall = null!;

    public Officers_come_to_the_seat(Chrome chrome) => this.chrome = chrome;

    public async Task InitializeAsync()
    {
        var seed = CityHall.WideBands(799);
        var path = Path.Combine(seed, "sites.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"code\": \"honchosha\",", "\"code\": \"honchosha\", \"staffMoves\": true,", StringComparison.Ordinal));
        hall = await CityHall.Open(seed: seed);
    }

    public async Task DisposeAsync() => await hall.DisposeAsync();

    [Fact]
    public async Task The_next_department_sees_the_seat_and_goes_there_while_the_resident_stays()
    {
        using var kiosk = hall.Client("demo-kiosk");
        (await CityHall.Post(kiosk, "/api/v1/sites/honchosha/tickets", new { procedures = (string[])["J01", "H01"] })).EnsureSuccessStatusCode();
        await using var moving = await At(4);
        await using var insurance = await At(7);
        await moving.Page.Keyboard.PressAsync("F1");
        await Expect(moving.Page.CurrentNumber()).ToHaveTextAsync("B001");
        await moving.Page.Keyboard.PressAsync("F3");
        await moving.Page.Keyboard.PressAsync("F4");

        // Nobody has to walk: the number stays on this seat, and the other department is asked for.
        await Expect(moving.Page.CurrentNumber()).ToHaveTextAsync("B001");
        await Expect(moving.Page.Locator(".desk-state")).ToContainTextAsync("担当者待ち");
        foreach (var key in (string[])["next", "complete", "hold", "transfer", "pickup"])
            await Expect(moving.Page.Key(key)).ToHaveAttributeAsync("aria-disabled", "true");
        await moving.Picture("terminal-summoned");
        var seats = insurance.Page.GetByRole(AriaRole.Region, new() { Name = "担当者を待っている席" });
        await Expect(seats).ToContainTextAsync("4番窓口");
        await Expect(seats).ToContainTextAsync("B001・D");
        await insurance.Picture("terminal-summons");
        await insurance.MustBeAccessible();
        await insurance.Page.GetByRole(AriaRole.Button, new() { Name = "4番窓口の席へ行く" }).ClickAsync();

        await Expect(seats).ToHaveCountAsync(0);
        await Expect(moving.Page.Locator(".desk-state")).ToContainTextAsync("対応中");
        await moving.Page.Keyboard.PressAsync("F4");
        await Expect(moving.Page.CurrentNumber()).ToHaveCountAsync(0);
        foreach (var window in new[] { moving, insurance })
            window.MustBeWithoutComplaint();
    }

    async Task<Window> At(int counter)
    {
        var window = await chrome.Open(hall.Url);
        await window.SignIn(Staff.Clerk, $"/counter/honchosha/{counter}");
        await window.Page.MustBeAlive();
        await window.Page.OpenCounter();
        return window;
    }
}
