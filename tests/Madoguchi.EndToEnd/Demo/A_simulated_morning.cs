using System.Net.Http.Headers;
using System.Net.Http.Json;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Demo;

[Collection(Demos.Name)]
public class A_simulated_morning(Chrome chrome)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Residents_come_clerks_serve_them_and_one_counter_is_left_to_the_visitor()
    {
        await using var demo = await RunningDemo.Open("--simulate");
        await using var board = await chrome.Open(demo.Server, 1920, 1080);
        await board.Page.GotoAsync("/signage/?display=honchosha.lobby");
        await using var clerk = await chrome.Open(demo.Server);
        await clerk.SignIn(Staff.Clerk, "/counter/honchosha/3");
        await Expect(clerk.Page.Locator(".desk[data-alive]")).ToBeVisibleAsync();

        await Eventually.Is(() => Served(demo, atLeast: 3), "three visitors are served", Patience);
        await Expect(board.Page.Locator(".s-recent li, .s-recent tr").Nth(3)).ToBeVisibleAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "窓口を開く" }).ClickAsync();
        await Expect(clerk.Page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("受付中");
        await Eventually.Is(
            async () =>
            {
                await clerk.Page.Keyboard.PressAsync("F1");
                return await clerk.Page.Locator(".desk-current__number").CountAsync() > 0;
            },
            "the visitor calls somebody", Patience);

        await Eventually.Is(async () => (await Accuracy(demo)).Sum(row => row.Judged + row.AtOnce) >= 3, "told waits are compared with real ones", Patience);
        await using var admin = await chrome.Open(demo.Server);
        await admin.SignIn(Staff.Admin, "/admin/statistics?site=honchosha");
        await Expect(admin.Page.Locator("#accuracy-title")).ToBeVisibleAsync();
        await admin.Page.Locator("#accuracy-title").ScrollIntoViewIfNeededAsync();
        await admin.MustBeAccessible();
        await admin.Picture("accuracy");
        await board.Picture("board");
        await clerk.Picture("counter");
        await using var kiosk = await chrome.Open(demo.Kiosk, 1280, 1024);
        await kiosk.Page.GotoAsync("/categories");
        await kiosk.Picture("kiosk");
    }

    static async Task<bool> Served(RunningDemo demo, int atLeast)
    {
        using var client = new HttpClient { BaseAddress = demo.Server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-admin");
        var rows = await client.GetFromJsonAsync<Row[]>("/api/v1/sites/honchosha/statistics?from=2026-04-01&to=2026-04-01&by=day");
        return rows!.Sum(row => row.Served) >= atLeast;
    }

    static async Task<AccuracyRow[]> Accuracy(RunningDemo demo)
    {
        using var client = new HttpClient { BaseAddress = demo.Server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-admin");
        return (await client.GetFromJsonAsync<AccuracyRow[]>("/api/v1/sites/honchosha/statistics/accuracy?from=2026-04-01&to=2026-04-01"))!;
    }

    sealed record Row(int Served);

    sealed record AccuracyRow(int Judged, int AtOnce);
}
