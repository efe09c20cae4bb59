using FluentAssertions;
using Madoguchi.EndToEnd.Admin;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Morning;
using Madoguchi.EndToEnd.Terminal;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Kiosks;

/// <summary>What docs/operations.md says of a new kiosk, done by hand: every program real, every step in the browser.</summary>
[Collection(StaffPages.Name)]
public sealed class From_code_to_first_ticket(CityHallWithBrowser world)
{
    const string Name = "iriguchi-2";


    [Fact]
    public async Task A_new_kiosk_goes_from_its_code_to_its_first_ticket_and_is_sent_away_again()
    {
        await using var kiosk = await NewKiosk.Start(world.Hall.Url, CityHall.Morning);
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await using var panel = await world.Chrome.Open(kiosk.Url, 1080, 1920);

        await panel.Page.GotoAsync("/");
        await Expect(Heading(panel)).ToHaveTextAsync("このキオスクはまだ登録されていません");
        await panel.Picture("enrol-kiosk");
        await panel.MustBeAccessible();

        var code = await MakeCode(admin);
        await Type(panel, new string('2', 10));
        await Expect(panel.Page.GetByText("この登録コードはありません。")).ToBeVisibleAsync();
        await panel.Picture("enrol-kiosk-wrong");
        await panel.Page.Locator("#code").FillAsync("");
        await Type(panel, code);
        await Expect(panel.Page.GetByRole(AriaRole.Link, new() { Name = "番号札をとる" })).ToBeVisibleAsync();
        await Expect(panel.Page.Locator("#site")).ToContainTextAsync("市役所本庁舎");
        await panel.Picture("enrol-kiosk-start");

        var number = await TakeTicket(panel);
        var paper = await Paper.First(kiosk.Emulator);
        paper.Number.Should().Be(number);
        paper.Text.Should().Contain("市役所本庁舎").And.Contain("住民票の写し");

        await Revoke(admin);
        await panel.Page.GotoAsync("/");
        await Expect(Heading(panel)).ToHaveTextAsync("このキオスクの登録は取り消されています");
        await panel.Picture("enrol-kiosk-revoked");
        await Type(panel, code);
        await Expect(panel.Page.GetByText("この登録コードはすでに使われています。")).ToBeVisibleAsync();

        // Nothing of it stands in any log.
        (world.Hall.Program.Output + kiosk.Program.Output).Should().NotContain(code).And.NotContain(code.Replace("-", "", StringComparison.Ordinal)).And.NotContain("mdg_");
        admin.MustBeWithoutComplaint();
        panel.MustBeWithoutComplaint();
    }

    static ILocator Heading(Window window) => window.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    static async Task<string> MakeCode(Window admin)
    {
        await admin.SignIn(Staff.Admin, "/admin/kiosks");
        var page = admin.Page;
        await page.GetByLabel("拠点").SelectOptionAsync("honchosha");
        await page.GetByLabel("キオスクの名前").FillAsync("入口");
        await page.Press("登録コードを作る");
        await Expect(page.Locator(".m-field__error")).ToContainTextAsync("英字・数字");
        await page.GetByLabel("キオスクの名前").FillAsync(Name);
        await page.Press("登録コードを作る");
        var code = (await page.Locator("#enrolment-code").InnerTextAsync()).Trim();
        await admin.Look("enrol-admin-code");
        return code;
    }

    static async Task Type(Window panel, string code)
    {
        foreach (var letter in code.Where(char.IsLetterOrDigit))
            await panel.Page.GetByRole(AriaRole.Button, new() { Name = letter.ToString(), Exact = true }).ClickAsync();
        await panel.Page.GetByRole(AriaRole.Button, new() { Name = "登録する" }).ClickAsync();
    }

    static async Task<string> TakeTicket(Window panel)
    {
        var page = panel.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "番号札をとる" }).ClickAsync();
        await page.GotoAsync("/procedures/A");
        await page.ClickAsync("[value=J10]");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("form[action='/issue'] button");
        await Expect(page.GetByText("番号札をお取りください")).ToBeVisibleAsync();
        return (await page.Locator(".k-number__value").InnerTextAsync()).Trim();
    }

    static async Task Revoke(Window admin)
    {
        var page = admin.Page;
        await page.GotoAsync("/admin/kiosks");
        var row = page.GetByRole(AriaRole.Row, new() { Name = Name }).First;
        await Expect(row).ToContainTextAsync("接続中");
        await admin.Look("enrol-admin-list");
        await row.GetByRole(AriaRole.Button, new() { Name = "取り消す" }).ClickAsync();
        await Expect(page.GetByText($"「{Name}」の登録を取り消しますか")).ToBeVisibleAsync();
        await admin.Look("enrol-admin-revoke");
        await page.Press($"「{Name}」の登録を取り消す");
        await Expect(page.GetByText("登録を取り消しました。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = Name }).First).ToContainTextAsync("取り消し");
        await admin.Look("enrol-admin-revoked");
    }
}
