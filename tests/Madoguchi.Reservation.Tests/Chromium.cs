using Madoguchi.TestKit.Browser;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

/// <summary>
/// Windows of a real browser, which is started once for all tests and ends with them; each window has cookies of its own. Set
/// MADOGUCHI_SCREENSHOTS to a folder to keep a picture of every page that is looked at.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    static readonly Lazy<Task<IBrowser>> Shared = new(async () => await ChromiumOfTheMachine.Launch(await Playwright.CreateAsync()));

    readonly IBrowser browser;
    readonly List<IBrowserContext> windows = [];

    Chromium(IBrowser browser) => this.browser = browser;

    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("MADOGUCHI_SCREENSHOTS");

    public static async Task<Chromium> Start() => new(await Shared.Value);

    public async Task<IPage> Open(Uri address, int width = 375, bool javaScript = true)
    {
        var window = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            Locale = "ja-JP",
            JavaScriptEnabled = javaScript,
        });
        windows.Add(window);
        return await window.Patiently().NewPageAsync();
    }

    public static Task Keep(IPage page, string name) => Pictures is null
        ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
            await window.DisposeAsync();
    }
}

/// <summary>A resident who has no mouse: Tab, Space, Enter and letters.</summary>
internal static class Keyboard
{
    const int MostTabs = 150;

    /// <summary>Tabs on until an element has the focus, and sees that the focus shows.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                continue;
            (await page.EvaluateAsync<bool>("parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2")).Should().BeTrue($"the focus on {selector} shows");
            return;
        }
        throw new InvalidOperationException($"{page.Url}: {MostTabs} tabs do not lead to {selector}.");
    }

    public static async Task EnterOn(this IPage page, string selector)
    {
        await page.TabTo(selector);
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage of) => loaded.TrySetResult();
        page.Load += Loaded;
        await page.Keyboard.PressAsync("Enter");
        await loaded.Task.WaitAsync(Eventually.Patience);
        page.Load -= Loaded;
    }

    public static async Task TypeInto(this IPage page, string selector, string text)
    {
        await page.TabTo(selector);
        await page.Keyboard.InsertTextAsync(text);
    }
}

/// <summary>What a page costs on the way: every byte that comes over the line for it, nothing from a cache.</summary>
internal sealed class PageWeight
{
    readonly Dictionary<string, (string Url, double Bytes)> parts = [];

    public IReadOnlyCollection<string> Parts => [.. parts.Values.Select(part => $"{part.Url} {part.Bytes}")];
    public double Bytes => parts.Values.Sum(part => part.Bytes);

    public static async Task<PageWeight> Of(IPage page)
    {
        var weight = new PageWeight();
        var wire = await page.Context.NewCDPSessionAsync(page);
        wire.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            if (sent?.TryGetProperty("redirectResponse", out var _) != true && sent?.GetProperty("type").GetString() == "Document")
                weight.parts.Clear();
            weight.parts[sent!.Value.GetProperty("requestId").GetString()!] = (sent.Value.GetProperty("request").GetProperty("url").GetString()!, 0);
        };
        wire.Event("Network.loadingFinished").OnEvent += (_, done) =>
        {
            var id = done!.Value.GetProperty("requestId").GetString()!;
            if (weight.parts.TryGetValue(id, out var part))
                weight.parts[id] = part with { Bytes = done.Value.GetProperty("encodedDataLength").GetDouble() };
        };
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        return weight;
    }
}
