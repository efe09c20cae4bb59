using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Terminal;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Admin;

/// <summary>Life events, questions and the order of procedures, with nothing but the pages.</summary>
public sealed class Changing_the_navigator(CityHallWithBrowser world) : IClassFixture<CityHallWithBrowser>
{
    [Fact]
    public async Task An_event_asks_a_new_question_and_the_order_of_procedures_never_runs_in_a_circle()
    {
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/navigator");
        var page = admin.Page;
        await admin.Look("navigator");
        await page.GetByRole(AriaRole.Link, new() { Name = "質問を足す" }).ClickAsync();
        await page.GetByLabel("記号").FillAsync("hasTwins");
        await page.GetByLabel("文", new() { Exact = false }).First.FillAsync("ふたごですか");
        await page.GetByLabel("文（やさしい日本語）").FillAsync("ふたごですか");
        await page.GetByLabel("文（英語）").FillAsync("Are they twins?");
        await admin.Look("navigator-question");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "登録されている質問" }).Locator("tbody tr").Last).ToContainTextAsync("中国語・韓国語");

        await page.GetByRole(AriaRole.Link, new() { Name = "子どもが生まれた" }).ClickAsync();
        await page.GetByLabel("2 もし").SelectOptionAsync("hasTwins");
        await page.GetByLabel("2 足す手続き").FillAsync("c01、c99");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("手続き「C99」は登録されていません。");
        await admin.Look("navigator-event-refused");
        await page.GetByLabel("2 足す手続き").FillAsync("c01、c06");
        await page.Press("保存する");
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ふたごですか" }).ClickAsync();
        await page.Press("消す");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("「子どもが生まれた」の条件で使われています。");

        await page.GotoAsync("/admin/master/navigator/after");
        await Expect(page.GetByLabel("1 あとの手続き", new() { Exact = true })).ToHaveValueAsync("M03");
        await page.GetByLabel("1 先に済ませる手続き", new() { Exact = true }).FillAsync("M05");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("自分自身の後になっています。");
        await admin.Look("navigator-after-refused");
        await page.GetByLabel("1 先に済ませる手続き", new() { Exact = true }).FillAsync("J01 J03");
        await page.Press("保存する");
        await page.Press("子どもが生まれたを上へ");
        await page.GetByRole(AriaRole.Link, new() { Name = "変更の記録を見る" }).ClickAsync();
        await Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("先に済ませる手続き M03");
        await Expect(page.Locator("tbody tr").Nth(2)).ToContainTextAsync("C01・C06");
        await admin.Look("navigator-changes");
        admin.MustBeWithoutComplaint();
    }
}
