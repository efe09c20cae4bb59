using FluentAssertions;
using Microsoft.Playwright;

namespace Madoguchi.EndToEnd.Browsing;

/// <summary>A person without a mouse.</summary>
internal static class Keyboarding
{
    const int MostTabs = 120;

    /// <summary>Goes on with Tab until something with this label or text has the focus.</summary>
    public static async Task TabTo(this IPage page, string name)
    {
        for (var tab = 0; tab < MostTabs; tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string>(Focused)).Contains(name, StringComparison.Ordinal))
                return;
        }
        (await page.EvaluateAsync<string>(Focused)).Should().Contain(name, "Tab reaches it");
    }

    public static async Task PressOn(this IPage page, string name)
    {
        await page.TabTo(name);
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task TypeIn(this IPage page, string name, string text)
    {
        await page.TabTo(name);
        await page.Keyboard.TypeAsync(text);
    }

    const string Focused =
        """
        () => {
          const at = document.activeElement;
          if (at === null || at === document.body) return '';
          return [at.getAttribute('aria-label'), ...Array.from(at.labels ?? [], label => label.textContent), at.matches('button, a') ? at.textContent : '']
            .filter(text => text).join(' ').trim();
        }
        """;
}
