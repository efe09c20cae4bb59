using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

[Collection(StaffPages.Name)]
public class The_printed_form(CityHallWithBrowser world)
{
    // 葛 with the variation of the family register: IVS U+E0102 of the Moji_Joho collection.
    const string Katsuragi = "葛\U000E0102城　花子";

    [Fact]
    public async Task It_is_one_page_with_what_was_typed_and_an_empty_line_for_the_signature()
    {
        var number = await world.TakeNumber("K01");
        await using var clerk = await world.ClerkAt(1);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.CallByNumber(number);
        var form = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "申請書を印刷" }).ClickAsync());
        await form.WaitForLoadStateAsync();
        await clerk.MustBeAccessible(form);
        await Fill(form, Katsuragi, "カツラギ　ハナコ", "東京都国分寺市泉町二丁目２番１８号　国分寺マンション１２０３号室", "S55.4.1");
        await clerk.Picture("form-questions", form);
        var answer = await form.RunAndWaitForResponseAsync(
            () => form.GetByRole(AriaRole.Button, new() { Name = "申請書を作る" }).ClickAsync(), response => response.Request.Method == "POST");

        (await answer.AllHeadersAsync())["cache-control"].Should().Contain("no-store");
        await clerk.Picture("form-paper", form);
        await clerk.MustBeAccessible(form);
        var bytes = await form.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = false });
        Keep("form", bytes);
        using var pdf = PdfDocument.Open(bytes);
        pdf.NumberOfPages.Should().Be(1);
        var (paper, text) = (pdf.GetPage(1), string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)));
        (Math.Round(paper.Width), Math.Round(paper.Height)).Should().Be((595d, 842d), "that is A4 in points");
        text.Should().Contain("国分寺市長").And.Contain(number).And.Contain("昭和55年4月1日").And.Contain("令和8年4月1日").And.Contain("葛\U000E0102").And.NotContain("サインアウト");
        paper.Letters.Should().OnlyContain(letter => letter.BoundingBox.Bottom > 10 && letter.BoundingBox.Top < paper.Height - 10 && letter.BoundingBox.Right < paper.Width - 10);
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_name_that_does_not_fit_is_printed_whole_and_the_clerk_is_warned()
    {
        await using var clerk = await world.Chrome.Open(world.Hall.Url);
        await clerk.SignIn(Staff.Clerk, "/counter/honchosha/1/forms/residence-certificate");
        var page = clerk.Page;
        var name = string.Concat(Enumerable.Repeat("長", 119)) + "終";
        await Fill(page, name, string.Concat(Enumerable.Repeat("ナガ", 60)), string.Concat(Enumerable.Repeat("泉町", 100)), "昭和30年頃");
        await page.GetByRole(AriaRole.Button, new() { Name = "申請書を作る" }).ClickAsync();

        await Expect(page.GetByText("いちばん小さい字で")).ToContainTextAsync("「フリガナ」");
        var bytes = await page.PdfAsync(new() { PreferCSSPageSize = true });
        Keep("form-long", bytes);
        using var pdf = PdfDocument.Open(bytes);
        pdf.NumberOfPages.Should().Be(1);
        pdf.GetPage(1).Text.Should().Contain("終").And.Contain("昭和30年頃").And.Contain("資格確認書");

        await page.GetByRole(AriaRole.Button, new() { Name = "内容を直す" }).ClickAsync();
        await Expect(page.GetByLabel("氏名")).ToHaveValueAsync(name);
        clerk.MustBeWithoutComplaint();
    }

    static async Task Fill(IPage page, string name, string kana, string address, string birthDate)
    {
        await page.GetByLabel("氏名").FillAsync(name);
        await page.GetByLabel("フリガナ").FillAsync(kana);
        await page.GetByLabel("住所").FillAsync(address);
        await page.GetByLabel("生年月日").FillAsync(birthDate);
        await page.GetByLabel("電話番号").FillAsync("042-325-0111");
    }

    static void Keep(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("MADOGUCHI_PICTURES") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), pdf);
    }
}
