using Madoguchi.TestKit.Browser;
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
        _playwright = await Playwright.CreateAsync();
        _browser = await ChromiumOfTheMachine.Launch(_playwright);
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
        return await Window.Of(context.Patiently());
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
