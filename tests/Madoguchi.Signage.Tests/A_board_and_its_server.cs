using FluentAssertions;
using Madoguchi.Signage.Tests.Server;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class A_board_and_its_server : BoardInABrowser
{
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
        await Expect(page.Locator(".s-call--new .s-call__number")).ToHaveTextAsync("A020");
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
        await Expect(page.Locator(".s-link--lost")).ToContainTextAsync("最後の状態を表示しています");
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

    /// <summary>True when the version that was offered has been thrown away.</summary>
    const string TryUpdate = """
        async () => {
          const worker = await navigator.serviceWorker.ready;
          const offered = await worker.update().then(() => worker.installing).catch(() => null);
          if (!offered) return true;
          return await new Promise(done => offered.addEventListener('statechange', () => { if (offered.state !== 'installing') done(offered.state === 'redundant'); }));
        }
        """;
}
