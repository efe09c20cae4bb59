using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;

namespace Madoguchi.EndToEnd.Browsing;

/// <summary>The demo's people, signing in as people do.</summary>
public static class Staff
{
    public const string Clerk = "clerk@kokubunji.example", Admin = "admin@kokubunji.example";

    public const string Password = "Madoguchi-2026!";

    /// <summary>Goes to a page and signs in on the way there.</summary>
    public static async Task SignIn(this Window window, string mail, string path)
    {
        var page = window.Page;
        await page.GotoAsync(path);
        await page.GetByLabel("メールアドレス").FillAsync(mail);
        await page.GetByLabel("パスワード").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "次へ" }).ClickAsync();
        await page.GetByLabel("6けたのコード").FillAsync(Totp.Now());
        await page.GetByRole(AriaRole.Button, new() { Name = "サインイン" }).ClickAsync();
        await page.WaitForURLAsync("**" + path);
    }
}
