using Madoguchi.EndToEnd.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

/// <summary>Pages without an application around them: sign-in, denial, API reference.</summary>
[Collection(StaffPages.Name)]
public class On_the_plain_pages(CityHallWithBrowser world)
{
    [Fact]
    public async Task Sign_in_says_what_to_do_and_is_for_everyone()
    {
        await using var window = await world.Chrome.Open(world.Hall.Url, 900, 700);
        var page = window.Page;
        await page.GotoAsync("/staff/sign-in");
        await window.MustBeAccessible();
        await page.GetByLabel("メールアドレス").FillAsync("nobody@kokubunji.example");
        await page.GetByLabel("パスワード").FillAsync("wrong");
        await page.GetByRole(AriaRole.Button, new() { Name = "次へ" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("メールアドレスまたはパスワードが違います。");
        await window.MustBeAccessible();
        await window.Picture("sign-in-refused");

        await page.GetByLabel("メールアドレス").FillAsync(Staff.Admin);
        await page.GetByLabel("パスワード").FillAsync("Madoguchi-2026!");
        await page.GetByRole(AriaRole.Button, new() { Name = "次へ" }).ClickAsync();
        await page.GetByLabel("6けたのコード").FillAsync("12345");
        await page.GetByRole(AriaRole.Button, new() { Name = "サインイン" }).ClickAsync();
        await Expect(page.Locator(".m-field__error")).ToContainTextAsync("6けたの数字を入れてください。");
        await window.MustBeAccessible();
        await window.Picture("sign-in-code");
    }

    [Fact]
    public async Task Who_may_not_see_a_page_is_told_so()
    {
        await using var window = await world.Chrome.Open(world.Hall.Url, 900, 700);
        await window.Page.GotoAsync("/staff/denied");
        await Expect(window.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("この画面は使えません");
        await window.MustBeAccessible();
    }

    [Fact]
    public async Task The_API_reference_opens_every_call_without_a_script()
    {
        await using var window = await world.Chrome.Open(world.Hall.Url, 1100, 900);
        await window.Page.GotoAsync("/api-docs");
        var call = window.Page.Locator("details", new() { HasText = "/api/v1/sites/{site}/check-ins" });
        await call.Locator("summary").ClickAsync();
        await Expect(call).ToContainTextAsync("Idempotency-Key");
        await Expect(call).ToContainTextAsync("kiosk or counter");
        await window.MustBeAccessible();
        await window.Picture("api-docs");
        window.MustBeWithoutComplaint();
    }
}
