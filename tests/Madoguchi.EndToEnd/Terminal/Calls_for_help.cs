using Madoguchi.Contracts.Hubs;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

[Collection(StaffPages.Name)]
public class Calls_for_help(CityHallWithBrowser world)
{
    [Fact]
    public async Task A_kiosk_that_wants_someone_is_seen_at_the_counter_until_a_clerk_confirms_it()
    {
        await using var clerk = await world.ClerkAt(1);
        var page = clerk.Page;
        await using var kiosk = new HubConnectionBuilder()
            .WithUrl(new Uri(world.Hall.Url, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult<string?>("demo-kiosk"))
            .Build();
        await kiosk.StartAsync();
        await kiosk.InvokeAsync<object>("Hello", new { Site = "honchosha", Name = "入口の発券機", Version = "1", LocalTime = DateTimeOffset.UnixEpoch });
        await kiosk.InvokeAsync("ReportPrinter", new PrinterReport(PrinterStates.PaperOut, "用紙を入れてください。"));
        await kiosk.InvokeAsync("CallStaff");

        var banner = page.GetByRole(AriaRole.Region, new() { Name = "職員への連絡" });
        await Expect(banner).ToContainTextAsync("「入口の発券機」で職員が呼ばれています。");
        await Expect(banner).ToContainTextAsync("用紙を入れてください。");
        await clerk.Picture("terminal-alert");
        await clerk.MustBeAccessible();
        foreach (var left in new[] { 1, 0 })
        {
            await banner.GetByRole(AriaRole.Button).First.ClickAsync();
            // A second click before the first is answered would go to the same call again.
            await Expect(banner.GetByRole(AriaRole.Button)).ToHaveCountAsync(left);
        }
        clerk.MustBeWithoutComplaint();
    }
}
