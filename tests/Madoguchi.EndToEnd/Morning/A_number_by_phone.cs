using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Demo;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Morning;

/// <summary>スマホ発券 from end to end: taken at home, checked in with the phone's QR code at the kiosk, called like everybody.</summary>
[Collection(Demos.Name)]
public class A_number_by_phone(Chrome chrome)
{
    const int Counter = 2;

    [Fact]
    public async Task A_resident_takes_a_number_at_home_comes_and_is_called()
    {
        await using var demo = await RunningDemo.Open();
        await using var phone = await chrome.Open(demo.Reservation, 390, 844);
        var (number, code) = await Take(phone);
        await phone.Picture("remote-phone-away");

        await using var clerk = await chrome.Open(demo.Server, 1366, 768);
        var desk = await OpenCounter(clerk);
        var expected = desk.GetByRole(AriaRole.Region, new() { Name = "来庁前", Exact = true });
        await Expect(expected).ToContainTextAsync(number);
        await clerk.Picture("remote-counter-away");
        await desk.Keyboard.PressAsync("F1");
        await Expect(desk.Locator(".desk-said")).ToContainTextAsync("お待ちの方はいません");

        await using var kiosk = await chrome.Open(demo.Kiosk, 1080, 1920);
        (await CheckIn(kiosk, code)).Should().Be(number);
        (await Paper.First(demo.Emulator)).Number.Should().Be(number, "the paper bears the number of the phone");
        await Expect(phone.Page.Locator("#turn")).ToHaveAttributeAsync("data-state", "near");

        await Expect(expected).ToHaveCountAsync(0);
        await desk.Keyboard.PressAsync("F1");
        await Expect(desk.Locator(".desk-current__number")).ToHaveTextAsync(number);
        await Expect(phone.Page.Locator(".r-turn__counter")).ToHaveTextAsync($"{Counter}番窓口へ");
        await clerk.Picture("remote-counter-called");
        foreach (var window in new[] { phone, clerk, kiosk })
            window.MustBeWithoutComplaint();
    }

    static async Task<(string Number, string Code)> Take(Window phone)
    {
        var page = phone.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "スマホで番号を取る" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "市役所本庁舎" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "証明書" }).First.ClickAsync();
        await page.GetByLabel("住民票の写し", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "次へ" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "番号を取る" }).ClickAsync();
        var code = (await page.Locator(".r-code").InnerTextAsync()).Trim();
        return ((await page.Locator(".r-turn__number").InnerTextAsync()).Trim(), code);
    }

    static async Task<IPage> OpenCounter(Window clerk)
    {
        await clerk.SignIn(Staff.Clerk, $"/counter/honchosha/{Counter}");
        var page = clerk.Page;
        await Expect(page.Locator(".desk[data-alive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "窓口を開く" }).ClickAsync();
        await Expect(page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("受付中");
        return page;
    }

    static async Task<string> CheckIn(Window kiosk, string code)
    {
        var page = kiosk.Page;
        await page.GotoAsync("/");
        // A reader is a keyboard that types what the QR code says; the first screen takes it as well.
        await page.Keyboard.TypeAsync(code.Replace("-", "", StringComparison.Ordinal));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("番号札をお取りください")).ToBeVisibleAsync();
        await kiosk.Picture("remote-kiosk-ticket");
        return (await page.Locator(".k-number__value").InnerTextAsync()).Trim();
    }
}
