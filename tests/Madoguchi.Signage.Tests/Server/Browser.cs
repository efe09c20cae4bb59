using Microsoft.Playwright;

namespace Madoguchi.Signage.Tests.Server;

/// <summary>The Chromium of the machine.</summary>
public sealed class Browser : IAsyncDisposable
{
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
    ];

    readonly IPlaywright playwright;
    readonly IBrowser chromium;

    Browser(IPlaywright playwright, IBrowser chromium) => (this.playwright, this.chromium) = (playwright, chromium);

    public static async Task<Browser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(40_000);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments }));
    }

    public async Task<IBrowserContext> ScreenAsync(int width, int height, ReducedMotion motion = ReducedMotion.NoPreference) =>
        await chromium.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "ja-JP",
            ReducedMotion = motion,
        });

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
