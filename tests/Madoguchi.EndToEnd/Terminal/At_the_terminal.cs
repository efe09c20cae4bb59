using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

[Collection(StaffPages.Name)]
public class At_the_terminal(CityHallWithBrowser world)
{
    [Fact]
    public async Task F1_calls_and_shows_the_number_and_F4_completes_it()
    {
        var number = await world.TakeNumber("T04");
        await using var clerk = await world.ClerkAt(9);
        var page = clerk.Page;
        await clerk.Picture("terminal-closed");
        await clerk.MustBeAccessible();
        await page.OpenCounter();
        await clerk.Picture("terminal-idle");
        await clerk.MustBeAccessible();

        await page.Keyboard.PressAsync("F1");
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await Expect(page.Locator(".desk-current__why")).ToContainTextAsync("目安");
        await clerk.Picture("terminal-called");
        await clerk.MustBeAccessible();
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator(".desk-state")).ToHaveTextAsync("呼び出し中（2回目）");
        await page.Keyboard.PressAsync("F3");
        await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");
        await page.Keyboard.PressAsync("F4");
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
        await Expect(page.Said()).ToContainTextAsync($"{number} を完了しました。");

        await page.Keyboard.PressAsync("F1");
        await Expect(page.Said()).ToContainTextAsync("お待ちの方はいません");
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task The_loser_of_a_race_is_told_in_one_sentence_who_has_the_ticket()
    {
        var number = await world.TakeNumber("H01");
        await using var one = await world.ClerkAt(7);
        await using var other = await world.ClerkAt(8);
        await one.Page.OpenCounter();
        await other.Page.OpenCounter();
        foreach (var page in new[] { one.Page, other.Page })
            await page.GetByLabel("番号を指定").FillAsync(number);

        await Task.WhenAll(one.Page.Keyboard.PressAsync("Enter"), other.Page.Keyboard.PressAsync("Enter"));

        await Expect(one.Page.Locator(".desk-refused").Or(one.Page.CurrentNumber())).ToBeVisibleAsync();
        var oneWon = await one.Page.Refused().CountAsync() == 0;
        var (winner, loser) = oneWon ? (one, other) : (other, one);
        await Expect(winner.Page.CurrentNumber()).ToHaveTextAsync(number);
        await Expect(loser.Page.Refused()).ToHaveTextAsync($"できません {number} は{(oneWon ? 7 : 8)}番窓口が呼び出し中または対応中です。");
        await loser.Picture("terminal-refused");
        await winner.Page.Keyboard.PressAsync("F4");
        await Expect(winner.Page.CurrentNumber()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_mistaken_key_is_taken_back_with_Esc_within_ten_seconds()
    {
        var number = await world.TakeNumber("C02");
        await using var clerk = await world.ClerkAt(10);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.Keyboard.PressAsync("F1");
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await page.Keyboard.PressAsync("F3");
        await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");

        await page.Keyboard.PressAsync("F4");
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
        await Expect(page.Key("undo")).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");
        await page.Keyboard.PressAsync("F4");
        await Expect(page.Key("undo")).ToHaveAttributeAsync("aria-disabled", "true");
    }

    [Fact]
    public async Task Someone_who_fills_in_a_form_is_held_with_a_reason_and_comes_back()
    {
        var number = await world.TakeNumber("W01");
        await using var clerk = await world.ClerkAt(11);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.Keyboard.PressAsync("F1");
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);

        await page.Keyboard.PressAsync("F5");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await clerk.Picture("terminal-hold");
        await clerk.MustBeAccessible();
        await page.Keyboard.PressAsync("F4");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number, new() { Timeout = 1000 });

        await page.Keyboard.PressAsync("F5");
        await page.GetByRole(AriaRole.Button, new() { Name = "記入中" }).ClickAsync();
        var held = page.GetByRole(AriaRole.Region, new() { Name = "保留の一覧" });
        await Expect(held).ToContainTextAsync(number);
        await Expect(held).ToContainTextAsync("記入中");
        await page.GetByRole(AriaRole.Button, new() { Name = $"{number}を再開" }).ClickAsync();
        await Expect(held).Not.ToContainTextAsync(number);

        await page.GetByRole(AriaRole.Button, new() { Name = $"{number}を呼ぶ" }).ClickAsync();
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await page.Keyboard.PressAsync("F7");
        var absent = page.GetByRole(AriaRole.Region, new() { Name = "不在の一覧" });
        await Expect(absent).ToContainTextAsync(number);
        await page.GetByRole(AriaRole.Button, new() { Name = $"{number}を戻り" }).ClickAsync();
        await Expect(absent).Not.ToContainTextAsync(number);
        await page.Keyboard.PressAsync("F1");
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await page.Keyboard.PressAsync("F4");
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_visit_of_many_procedures_shows_them_all_and_can_be_sent_on_with_a_note()
    {
        var number = await world.TakeNumber("M01", "J01", "C05", "W03");
        await using var clerk = await world.ClerkAt(6);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.CallByNumber(number);
        await Expect(page.Locator(".desk-legs tbody tr")).ToHaveCountAsync(4);
        await page.Keyboard.PressAsync("F3");
        await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");
        await clerk.Picture("terminal-legs");

        await page.Keyboard.PressAsync("F6");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("手続きの名前・コード")).ToBeFocusedAsync();
        // As fast as keys come; whatever the server answers meanwhile takes no letter away.
        await page.Keyboard.TypeAsync("kokuminkenkouhoken-to-kaigohoken-no-koto");
        await Expect(dialog.GetByText("見つかりません")).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("手続きの名前・コード")).ToHaveValueAsync("kokuminkenkouhoken-to-kaigohoken-no-koto");
        await dialog.GetByLabel("手続きの名前・コード").FillAsync("介護");
        await Expect(dialog.GetByText("W03")).ToHaveCountAsync(1);
        await dialog.GetByLabel("手続きの名前・コード").FillAsync("k01");
        await Expect(dialog.GetByLabel("犬の登録")).ToBeCheckedAsync();
        await dialog.GetByLabel("先頭").CheckAsync();
        await dialog.GetByLabel("次の窓口への申し送り").FillAsync("鑑札は発行済み");
        await clerk.Picture("terminal-transfer");
        await clerk.MustBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "移動する" }).ClickAsync();
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "H 総合相談・その他" }).ClickAsync();
        var waiting = page.GetByRole(AriaRole.Region, new() { Name = "お待ちの方の一覧" });
        await Expect(waiting).ToContainTextAsync("鑑札は発行済み");
        clerk.MustBeWithoutComplaint();
    }
}
