using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Madoguchi.TestKit.Browser;

/// <summary>
/// axe-core on a page as it stands. The package's own RunAxe opens a second page for each look, to put the findings of
/// frames together; our pages have no frames, and the second page cost more than the look.
/// </summary>
public static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    // All rules run; what was found right is not described. A frame would not be looked into, so a page with one is refused.
    const string Look = """
        async () => {
            if (document.querySelector('iframe, frame, object, embed'))
                throw new Error('A page with frames: axe would look at the outer page only.');
            const found = await window.axe.run(document, { resultTypes: ['violations'] });
            return found.violations.map(one => `${one.id}: ${one.help} — ${one.nodes.map(node => node.html).join(' | ')}`);
        }
        """;

    /// <summary>What is wrong with the page for somebody: the rule, what it wants, and where; empty when nothing is.</summary>
    /// <exception cref="PlaywrightException">The page went away meanwhile, or has frames.</exception>
    public static async Task<IReadOnlyList<string>> AxeFindings(this IPage page)
    {
        // An expression and not a tag: the page's policy forbids scripts from elsewhere, and stays as it is.
        await page.EvaluateAsync(Script + "; true");
        return await page.EvaluateAsync<string[]>(Look);
    }
}
