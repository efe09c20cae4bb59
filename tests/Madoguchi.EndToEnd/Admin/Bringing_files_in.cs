using System.Text;
using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Terminal;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Admin;

/// <summary>Master data out as files, and in again.</summary>
public sealed class Bringing_files_in(CityHallWithBrowser world) : IClassFixture<CityHallWithBrowser>
{
    [Fact]
    public async Task Files_are_taken_out_corrected_looked_through_and_brought_in()
    {
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/import");
        var page = admin.Page;
        var answer = await page.APIRequest.GetAsync(new Uri(world.Hall.Url, "/admin/master/files/procedures.csv").ToString());
        answer.Headers["content-disposition"].Should().Contain("attachment");
        var csv = await answer.TextAsync();

        await Choose(page, csv.Replace("J10,住民票の写し", "J10,", StringComparison.Ordinal).Replace(",yes,no,no,25,", ",yes,no,maybe,25,", StringComparison.Ordinal));
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("何も変えていません");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("「maybe」は使えません。");
        await admin.Look("master-import-wrong");

        await Choose(page, csv.Replace("J10,住民票の写し", "J10,住民票の写し（全部・一部）", StringComparison.Ordinal));
        await Expect(page.GetByText("追加 0 件・変更 1 件・削除 0 件です。まだ何も変えていません。")).ToBeVisibleAsync();
        await admin.Look("master-import");
        await page.Press("この内容に入れ替える");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("住民票の写し（全部・一部）");
        admin.MustBeWithoutComplaint();
    }

    static async Task Choose(IPage page, string csv)
    {
        await page.GetByLabel("手続き（procedures.csv）").SetInputFilesAsync(
            new FilePayload { Name = "procedures.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.Press("調べる（まだ変えません）");
    }
}
