using System.Net.Http.Json;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.EndToEnd.Terminal;

/// <summary>One city hall and one browser for the tests of the staff pages; every test uses counters of its own.</summary>
public sealed class CityHallWithBrowser : IAsyncLifetime
{
    public Chrome Chrome { get; } = new();

    public CityHall Hall { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Chrome.InitializeAsync();
        Hall = await CityHall.Open();
    }

    /// <summary>A clerk at a counter, signed in, with the screen alive.</summary>
    public async Task<Window> ClerkAt(int counter, string site = "honchosha", int width = 1366, int height = 768)
    {
        var window = await Chrome.Open(Hall.Url, width, height);
        await window.SignIn(Staff.Clerk, $"/counter/{site}/{counter}");
        await window.Page.MustBeAlive();
        return window;
    }

    /// <summary>Takes a number as a kiosk does.</summary>
    public async Task<string> TakeNumber(params string[] procedures)
    {
        using var kiosk = Hall.Client("demo-kiosk");
        using var answer = await CityHall.Post(kiosk, "/api/v1/sites/honchosha/tickets", new { procedures });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Taken>())!.Number;
    }

    public async Task DisposeAsync()
    {
        await Hall.DisposeAsync();
        await Chrome.DisposeAsync();
    }

    sealed record Taken(string Number);
}

[CollectionDefinition(Name)]
public sealed class StaffPages : ICollectionFixture<CityHallWithBrowser>
{
    public const string Name = "Staff pages";
}

internal static class TerminalScreen
{
    /// <summary>The keys work from when the script has taken hold of the page.</summary>
    public static Task MustBeAlive(this IPage page) => Assertions.Expect(page.Locator(".desk[data-alive]")).ToBeVisibleAsync();

    public static async Task CallByNumber(this IPage page, string number)
    {
        await page.GetByLabel("番号を指定").FillAsync(number);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.CurrentNumber()).ToHaveTextAsync(number);
    }

    public static ILocator CurrentNumber(this IPage page) => page.Locator(".desk-current__number");

    public static ILocator Said(this IPage page) => page.Locator(".desk-said");

    public static ILocator Refused(this IPage page) => page.Locator(".desk-refused");

    public static ILocator Key(this IPage page, string press) => page.Locator($".desk-keys [data-press='{press}']");

    public static async Task OpenCounter(this IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "窓口を開く" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("受付中");
    }
}
