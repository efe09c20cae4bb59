using Microsoft.Playwright;

namespace Madoguchi.Kiosk.Tests.World;

static class Pictures
{
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("MADOGUCHI_SCREENSHOTS");

    /// <summary>With MADOGUCHI_SCREENSHOTS naming a folder, every screen is kept there to be looked at.</summary>
    public static async Task KeepPictureAsync(this IPage page, string name)
    {
        if (Folder is null)
            return;
        try
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
        }
        catch (PlaywrightException)
        {
            // A busy machine misses a picture now and then; nothing is decided by it.
        }
    }

    /// <summary>Asks a screen again when it was exchanged for a newer one meanwhile, as screens of a kiosk are by themselves.</summary>
    public static async Task<T> OnAScreenThatStays<T>(this IPage page, Func<Task<T>> ask)
    {
        const int Most = 5;
        for (var time = 1; ; time++)
        {
            try
            {
                return await ask();
            }
            catch (PlaywrightException left) when (time < Most && left.Message.Contains("navigation", StringComparison.Ordinal))
            {
                await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
            }
        }
    }
}
