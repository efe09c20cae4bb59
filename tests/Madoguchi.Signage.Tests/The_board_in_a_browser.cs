using Deque.AxeCore.Playwright;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Signage.Tests.Server;
using Microsoft.Playwright;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class The_board_in_a_browser : IAsyncLifetime
{
    const string Player = "/signage/?display=honchosha.lobby";

    readonly List<string> complaints = [];
    SignageServer server = null!;
    Browser browser = null!;

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

    [Theory]
    [InlineData(1920, 1080), InlineData(1080, 1920), InlineData(3840, 2160)]
    public async Task Everything_fits_on_one_screen_and_the_number_is_a_fifth_of_it(int width, int height)
    {
        server.Shown = Full;
        var page = await OpenAsync(width, height);
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        (await page.Locator(".s-recent__call").CountAsync()).Should().Be(6);
        var number = await page.Locator(".s-call__number").BoundingBoxAsync();
        number!.Height.Should().BeGreaterThanOrEqualTo(height / 5f);
        await Shoot(page, $"full-{width}x{height}");
        (await page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty();
        await NothingIsWrongAsync(page);
    }

    [Fact]
    public async Task On_a_phone_it_scrolls_down_and_never_sideways()
    {
        server.Shown = Full;
        var page = await OpenAsync(320, 640);
        await Expect(page.Locator(".s-call__number")).ToBeVisibleAsync();
        await Shoot(page, "phone");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().Be(320);
        (await page.Locator(".s-call__number").BoundingBoxAsync())!.Height.Should().BeGreaterThan(60);
    }

    [Fact]
    public async Task Nothing_moves_for_whom_motion_is_a_barrier()
    {
        server.Shown = Display(Of(2, Fresh(1, "A001")));
        var page = await OpenAsync(1920, 1080, ReducedMotion.Reduce);
        await Expect(page.Locator(".s-call--new")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => document.getAnimations().length")).Should().Be(0);
    }

    [Fact]
    public async Task A_call_appears_at_once_and_pulses_within_the_strict_policy()
    {
        var page = await OpenAsync(1920, 1080);
        await Expect(page.Locator(".s-call__empty")).ToBeVisibleAsync();
        await Expect(page.Locator(".s-header__site")).ToContainTextAsync("市役所本庁舎");
        await Shoot(page, "none-1920x1080");
        await server.PushAsync(Of(2, Fresh(1, "A001")));
        await Expect(page.Locator(".s-call--new .s-call__number")).ToHaveTextAsync("A001");
        await Expect(page.Locator(".s-call__counter")).ToContainTextAsync("2番窓口");
        (await page.EvaluateAsync<int>("() => document.getAnimations().length")).Should().Be(1);
        await Shoot(page, "one-1920x1080");
        await NothingIsWrongAsync(page);
        await Expect(page.Locator(".s-call--new")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task Without_a_server_the_last_state_stays_and_the_board_heals_by_itself()
    {
        server.Shown = Full;
        var page = await OpenAsync(1920, 1080);
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        await server.StopAsync();
        await Expect(page.Locator(".s-link--lost")).ToContainTextAsync("最後の状態を表示しています");
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        await Shoot(page, "lost-1920x1080");
        (await page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty();
        server.Shown = Display(Of(99, Fresh(20, "A020")));
        await server.StartAsync();
        await Expect(page.Locator(".s-call--new .s-call__number")).ToHaveTextAsync("A020", new() { Timeout = 60_000 });
        await Expect(page.Locator(".s-link")).ToContainTextAsync("更新");
    }

    [Fact]
    public async Task A_reload_without_a_server_shows_the_last_state()
    {
        server.Shown = Full with { ClockNote = "デモ時計: 2026-11-20 09:30 に始まりました。" };
        var page = await OpenAsync(1080, 1920);
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null");
        await server.StopAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".s-link--lost")).ToContainTextAsync("最後の状態を表示しています", new() { Timeout = 60_000 });
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        await Shoot(page, "lost-1080x1920");
        (await page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_program_that_did_not_start_is_started_again()
    {
        server.Shown = Full;
        var page = await (await browser.ScreenAsync(1920, 1080)).NewPageAsync();
        await page.AddInitScriptAsync("{ const real = Date.now; let later = 0; Date.now = () => real() + later; window.wait = by => { later += by; }; }");
        await page.RouteAsync("**/dotnet.native.wasm", route => route.AbortAsync());
        await page.GotoAsync(server.Address + Player);
        await page.UnrouteAsync("**/dotnet.native.wasm");
        await page.EvaluateAsync("() => wait(180_000)");
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
    }

    [Fact]
    public async Task A_new_version_takes_over_by_itself_but_never_by_halves()
    {
        using var version = await PublishedCopy.OfAsync(server);
        await server.StopAsync();
        server = await SignageServer.StartNewAsync(version.Folder);
        server.Shown = Full;
        var page = await OpenAsync(1920, 1080);
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller !== null");
        await page.EvaluateAsync("() => { window.sameDocument = true; }");

        version.Release("half", ".s-header { outline-style: dashed; }", whole: false);
        (await page.EvaluateAsync<bool>(TryUpdate)).Should().BeTrue();
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        (await page.EvaluateAsync<bool>("() => window.sameDocument === true")).Should().BeTrue();

        version.Release("whole", ".s-header { outline-style: dotted; }", whole: true);
        await page.EvaluateAsync("() => { navigator.serviceWorker.ready.then(worker => worker.update()); }");
        await page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.s-header') ?? document.body).outlineStyle === 'dotted'");
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
    }

    [Fact]
    public async Task The_board_has_no_barrier_axe_can_find()
    {
        server.Shown = Full;
        var page = await OpenAsync(1920, 1080);
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        var found = await page.RunAxe();
        found.Violations.Select(violation => $"{violation.Id}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}").Should().BeEmpty();
    }

    static DisplaySnapshot Full => Display(
        Of(50, [.. SevenCalls, Call(8, "B013", 12, "おくやみコーナー", at: Now.AddMinutes(-5))]) with { Absent = TwentyFourNumbers, Pickup = [new("A031", 2, "証明書"), new("K105", 8, "マイナンバーカード")] },
        new Notice("休日窓口のお知らせ", "第4日曜日の午前9時から正午まで、市役所本庁舎で住民票の写しなどの証明書をお取りいただけます。"
            + "マイナンバーカードの受け取りには予約が必要です。くわしくは市のホームページをご覧になるか、窓口の職員にお尋ねください。"
            + "住所の異動の届出はできません。"),
        new Notice("コンビニ交付", "マイナンバーカードをお持ちの方は、コンビニで住民票の写しをお取りいただけます。"));

    static IEnumerable<BoardCall> SevenCalls => Enumerable.Range(1, 7)
        .Select(i => Call(i, $"{(char)('A' + i)}{i * 13:000}", i, "国保・年金", at: Now.AddMinutes(i - 30)));

    static string[] TwentyFourNumbers => [.. Enumerable.Range(1, 24).Select(i => $"A{i * 3:000}")];

    static BoardCall Fresh(int seq, string number) => Call(seq, number, at: TimeProvider.System.GetUtcNow());

    const string CutOff = """
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

    /// <summary>True when the version that was offered has been thrown away.</summary>
    const string TryUpdate = """
        async () => {
          const worker = await navigator.serviceWorker.ready;
          const offered = await worker.update().then(() => worker.installing).catch(() => null);
          if (!offered) return true;
          return await new Promise(done => offered.addEventListener('statechange', () => { if (offered.state !== 'installing') done(offered.state === 'redundant'); }));
        }
        """;

    const string Inline = "() => [...document.querySelectorAll('body [style], style, script:not([src])')].map(e => e.outerHTML)";

    async Task<IPage> OpenAsync(int width, int height, ReducedMotion motion = ReducedMotion.NoPreference)
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
        await Expect(page.Locator(".s-board")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        return page;
    }

    async Task NothingIsWrongAsync(IPage page)
    {
        complaints.Should().BeEmpty();
        (await page.EvaluateAsync<string[]>(Inline)).Should().BeEmpty();
    }

    static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("MADOGUCHI_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"signage-{name}.png") });
    }

    static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
