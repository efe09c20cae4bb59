using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;

namespace Madoguchi.Signage.Tests.Server;

/// <summary>The Chromium of the machine.</summary>
public sealed class Browser : IAsyncDisposable
{
    readonly IPlaywright playwright;
    readonly IBrowser chromium;

    Browser(IPlaywright playwright, IBrowser chromium) => (this.playwright, this.chromium) = (playwright, chromium);

    public static async Task<Browser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await ChromiumOfTheMachine.Launch(playwright, "--autoplay-policy=no-user-gesture-required"));
    }

    public async Task<IBrowserContext> ScreenAsync(int width, int height, ReducedMotion motion = ReducedMotion.NoPreference) =>
        (await chromium.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "ja-JP",
            ReducedMotion = motion,
        })).Patiently();

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
