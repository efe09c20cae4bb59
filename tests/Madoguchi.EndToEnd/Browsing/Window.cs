using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;

namespace Madoguchi.EndToEnd.Browsing;

/// <summary>A browser window that remembers what its pages complained of: violations of the content security policy, errors of scripts.</summary>
public sealed partial class Window : IAsyncDisposable
{
    const string Listen = "document.addEventListener('securitypolicyviolation', e => console.error('CSP violation: ' + e.violatedDirective + ' ' + e.blockedURI))";

    readonly IBrowserContext _context;
    readonly ConcurrentQueue<string> _complaints = new();

    Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        _context.Console += (_, message) =>
        {
            if (message.Type == "error" && !LineLost().IsMatch(message.Text))
                _complaints.Enqueue(message.Text);
        };
        _context.WebError += (_, error) => _complaints.Enqueue(error.Error);
    }

    public IPage Page { get; }

    public IEnumerable<string> Complaints => _complaints;

    internal static async Task<Window> Of(IBrowserContext context)
    {
        await context.AddInitScriptAsync(Listen);
        return new(context, await context.NewPageAsync());
    }

    /// <summary>A further page with the same cookies.</summary>
    public Task<IPage> Another() => _context.NewPageAsync();

    /// <summary>Runs axe over the page: nothing to be found, for anyone.</summary>
    public async Task MustBeAccessible(IPage? page = null) => (await (page ?? Page).AxeFindings()).Should().BeEmpty();

    public void MustBeWithoutComplaint() => _complaints.Should().BeEmpty();

    /// <summary>Keeps a picture when MADOGUCHI_PICTURES names a folder.</summary>
    public async Task Picture(string name, IPage? page = null)
    {
        if (Environment.GetEnvironmentVariable("MADOGUCHI_PICTURES") is { Length: > 0 } folder)
            await (page ?? Page).ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    // What a browser says when a server is gone is not the page's fault.
    [GeneratedRegex("ERR_CONNECTION_REFUSED|WebSocket connection to|Failed to start the connection|ERR_EMPTY_RESPONSE|Connection disconnected with error")]
    private static partial Regex LineLost();
}
