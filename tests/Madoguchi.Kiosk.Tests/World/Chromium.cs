using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>One browser for all tests that look at screens.</summary>
public sealed class Chromium : IAsyncLifetime
{
    IPlaywright playwright = null!;
    IBrowser browser = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await ChromiumOfTheMachine.Launch(playwright);
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    public async Task<IPage> OpenAsync(string url, int width, int height)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, BaseURL = url });
        return await context.Patiently().NewPageAsync();
    }
}

[CollectionDefinition(nameof(Chromium))]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1711", Justification = "xunit calls it so.")]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>;
