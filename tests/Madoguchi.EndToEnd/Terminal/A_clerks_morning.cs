using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

/// <summary>Thirty people at one counter, and the mouse stays in the drawer.</summary>
public sealed class A_clerks_morning : IAsyncLifetime
{
    const int People = 30;
    const string Site = "/api/v1/sites/honchosha";

    readonly CityHallWithBrowser world = new();
    IPage page = null!;

    public Task InitializeAsync() => world.InitializeAsync();

    public Task DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Works_with_the_keyboard_alone_from_signing_in_to_closing()
    {
        for (var i = 1; i <= People; i++)
            (await world.TakeNumber("J10")).Should().Be(Number(i));
        await using var clerk = await world.Chrome.Open(world.Hall.Url);
        page = clerk.Page;
        await SignIn();
        await page.PressOn("窓口を開く");
        await Expect(page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("受付中");

        for (var i = 1; i <= People; i++)
        {
            await page.Keyboard.PressAsync("F1");
            await Expect(page.CurrentNumber()).ToHaveTextAsync(Number(i));
            await Serve(i);
        }
        await page.Keyboard.PressAsync("F4");
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("F1");
        await Expect(page.Said()).ToContainTextAsync("お待ちの方はいません");
        await page.PressOn("窓口を閉める");
        await Expect(page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("閉鎖中");
        clerk.MustBeWithoutComplaint();

        (await Statistics()).Should().Be((People, People - 1), "one of them went on to the taxes and waits there");
        (await world.Hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    /// <summary>What happens to each of them; most are simply served.</summary>
    async Task Serve(int i)
    {
        switch (i)
        {
            case 4:
                await page.Keyboard.PressAsync("F3");
                await page.Keyboard.PressAsync("F6");
                await page.GetByRole(AriaRole.Dialog).WaitForAsync();
                // The field has the focus; two or three letters are one meaning.
                await page.Keyboard.TypeAsync("T04");
                await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("T04")).ToBeCheckedAsync();
                await page.Keyboard.PressAsync("Enter");
                await Expect(page.Said()).ToContainTextAsync($"{Number(i)} を移動しました。");
                break;
            case 8:
                await page.Keyboard.PressAsync("F5");
                await page.GetByRole(AriaRole.Dialog).WaitForAsync();
                await page.PressOn("記入中");
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "保留の一覧" })).ToContainTextAsync(Number(i));
                await page.PressOn($"{Number(i)}を再開");
                await CallAgain(i, "F1");
                break;
            case 12:
                await page.Keyboard.PressAsync("F2");
                await Expect(page.Locator(".desk-state")).ToHaveTextAsync("呼び出し中（2回目）");
                await page.Keyboard.PressAsync("F7");
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "不在の一覧" })).ToContainTextAsync(Number(i));
                await page.PressOn($"{Number(i)}を戻り");
                await CallAgain(i, "F1");
                break;
            case 16:
                await page.Keyboard.PressAsync("F3");
                await page.Keyboard.PressAsync("F8");
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "交付待ちの一覧" })).ToContainTextAsync(Number(i));
                await CallAgain(i, "F9");
                break;
            case 20:
                await page.Keyboard.PressAsync("F4");
                await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
                await page.Keyboard.PressAsync("Escape");
                await Expect(page.CurrentNumber()).ToHaveTextAsync(Number(i));
                break;
            default:
                if (i % 2 == 0)
                {
                    await page.Keyboard.PressAsync("F3");
                    await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");
                }
                break;
        }
    }

    async Task CallAgain(int i, string key)
    {
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync(key);
        await Expect(page.CurrentNumber()).ToHaveTextAsync(Number(i));
    }

    async Task SignIn()
    {
        await page.GotoAsync("/counter/honchosha/2");
        await page.TypeIn("メールアドレス", Staff.Clerk);
        await page.TypeIn("パスワード", Staff.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("6けたのコード").WaitForAsync();
        if (!await page.GetByLabel("6けたのコード").EvaluateAsync<bool>("field => field === document.activeElement"))
            await page.TabTo("6けたのコード");
        await page.Keyboard.TypeAsync(Totp.Now());
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/counter/honchosha/2");
        await page.MustBeAlive();
    }

    async Task<(int Issued, int Served)> Statistics()
    {
        using var admin = world.Hall.Client("demo-admin");
        var rows = await admin.GetFromJsonAsync<StatisticsRow[]>(new Uri($"{Site}/statistics?from=2026-04-01&to=2026-04-01&by=day", UriKind.Relative));
        return (rows!.Single().Issued, rows!.Single().Served);
    }

    static string Number(int i) => FormattableString.Invariant($"A{i:000}");
}
