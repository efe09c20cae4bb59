using Microsoft.Playwright;

namespace Madoguchi.TestKit.Browser;

/// <summary>The real Chromium of this machine, the same for every test.</summary>
public static class ChromiumOfTheMachine
{
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    // Milliseconds. A busy machine is slow, not wrong: what must be true is only looked at for longer, never later.
    const float Patience = 120_000;

    /// <summary>Where it is: MADOGUCHI_CHROMIUM, or Debian's.</summary>
    public static string Path { get; } = Environment.GetEnvironmentVariable("MADOGUCHI_CHROMIUM") is { Length: > 0 } chosen ? chosen : "/usr/bin/chromium";

    /// <param name="playwright">Who starts it.</param>
    /// <param name="more">Arguments beside the usual ones.</param>
    public static Task<IBrowser> Launch(IPlaywright playwright, params string[] more)
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = [.. Arguments, .. more], Timeout = Patience });
    }

    /// <summary>The same window, whose pages are waited for as long as everything else.</summary>
    public static IBrowserContext Patiently(this IBrowserContext window)
    {
        window.SetDefaultTimeout(Patience);
        return window;
    }
}
