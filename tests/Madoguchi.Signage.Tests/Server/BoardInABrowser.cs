using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Microsoft.Playwright;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests.Server;

/// <summary>A server with a full lobby, and screens that look at it.</summary>
public abstract class BoardInABrowser : IAsyncLifetime
{
    private protected const string Player = "/signage/?display=honchosha.lobby";

    readonly List<string> complaints = [];
    private protected SignageServer server = null!;
    private protected Browser browser = null!;

    public async Task InitializeAsync()
    {
        server = await SignageServer.StartNewAsync();
        browser = await Browser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await server.DisposeAsync();
    }

    private protected static DisplaySnapshot Full => Display(
        Of(50, [.. SevenCalls, Call(8, "B013", 12, "おくやみコーナー", at: Now.AddMinutes(-5))]) with { Absent = TwentyFourNumbers, Pickup = [new("A031", 2, "証明書"), new("K105", 8, "マイナンバーカード")] },
        new Notice("休日窓口のお知らせ", "第4日曜日の午前9時から正午まで、市役所本庁舎で住民票の写しなどの証明書をお取りいただけます。"
            + "マイナンバーカードの受け取りには予約が必要です。くわしくは市のホームページをご覧になるか、窓口の職員にお尋ねください。"
            + "住所の異動の届出はできません。"),
        new Notice("コンビニ交付", "マイナンバーカードをお持ちの方は、コンビニで住民票の写しをお取りいただけます。"));

    static IEnumerable<BoardCall> SevenCalls => Enumerable.Range(1, 7)
        .Select(i => Call(i, $"{(char)('A' + i)}{i * 13:000}", i, "国保・年金", at: Now.AddMinutes(i - 30)));

    static string[] TwentyFourNumbers => [.. Enumerable.Range(1, 24).Select(i => $"A{i * 3:000}")];

    private protected static BoardCall Fresh(int seq, string number) => Call(seq, number, at: Boards.Clock.GetUtcNow());

    private protected const string CutOff = """
        () => {
          const wrong = [];
          const page = document.documentElement;
          if (page.scrollWidth > innerWidth || page.scrollHeight > innerHeight) wrong.push('page scrolls');
          for (const e of document.querySelectorAll('.s-board, .s-main, .s-call, .s-recent, .s-recent__list, .s-recent__call, .s-notices__text, .s-waiting__category, .s-header, .s-absent'))
            if (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2)
              wrong.push(`${e.className} ${e.scrollWidth}x${e.scrollHeight} in ${e.clientWidth}x${e.clientHeight}`);
          for (const e of document.querySelectorAll('.s-board > *')) {
            const box = e.getBoundingClientRect();
            if (box.bottom > innerHeight + 1 || box.right > innerWidth + 1) wrong.push(`${e.className} outside`);
          }
          return wrong;
        }
        """;

    const string Inline = "() => [...document.querySelectorAll('body [style], style, script:not([src])')].map(e => e.outerHTML)";

    private protected async Task<IPage> OpenAsync(int width, int height, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        var context = await browser.ScreenAsync(width, height, motion);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                complaints.Add(message.Text);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
                complaints.Add($"{response.Status} {response.Url}");
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(server.Address + Player);
        await Expect(page.Locator(".s-board")).ToBeVisibleAsync();
        return page;
    }

    private protected async Task NothingIsWrongAsync(IPage page)
    {
        complaints.Should().BeEmpty();
        (await page.EvaluateAsync<string[]>(Inline)).Should().BeEmpty();
    }

    private protected static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MADOGUCHI_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"signage-{name}.png") });
    }

    private protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
