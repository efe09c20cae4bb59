using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.EndToEnd.Browsing;

/// <summary>A real Chromium, the one of the machine; shared by the tests of a collection.</summary>
public sealed class Chrome : IAsyncLifetime
{
    IPlaywright? _playwright;
    IBrowser? _browser;

    public async Task InitializeAsync()
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        // A busy machine is slow; what must be true is only looked at for longer, never later.
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("MADOGUCHI_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    /// <summary>A window with cookies of its own.</summary>
    public async Task<Window> Open(Uri program, int width = 1366, int height = 768)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = program.ToString(),
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout(60_000);
        return await Window.Of(context);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
