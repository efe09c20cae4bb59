using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace Madoguchi.EndToEnd.Admin;

/// <summary>What the tests of the pages of master data share.</summary>
internal static class MasterPages
{
    public static Task Press(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    /// <summary>As on a desk, and as narrow as a phone.</summary>
    public static async Task Look(this Window window, string name)
    {
        await window.Picture(name);
        await window.MustBeAccessible();
        await window.Page.SetViewportSizeAsync(390, 844);
        (await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "nothing sticks out");
        await window.Picture(name + "-narrow");
        await window.MustBeAccessible();
        await window.Page.SetViewportSizeAsync(1366, 768);
    }
}
