using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.FileProviders;

namespace Madoguchi.Signage.Tests.Server;

/// <summary>A real server for boards, which a test can end and start again on the same port.</summary>
public sealed class SignageServer : IAsyncDisposable
{
    public const string Policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    readonly string? published;
    WebApplication? app;

    public SignageServer(string? published = null) => (this.published, Port) = (published, FreePorts.Next());

    public int Port { get; }
    public string Address => $"http://127.0.0.1:{Port}";
    public DisplaySnapshot? Shown { get; set; } = Boards.Display(Boards.Empty);
    public HubRefusal Refusal { get; set; } = new("unknown-display", "この表示板は登録されていません。");

    public static async Task<SignageServer> StartNewAsync(string? published = null)
    {
        var server = new SignageServer(published);
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SignageServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets().UseUrls(Address);
        builder.Services.AddSingleton(this).AddSignalR();
        app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        app.MapGet("/signage/session", () => new { token = "0123456789" });
        app.MapHub<SignageHub>("/hubs/signage");
        if (published is null)
            app.MapStaticAssets();
        else
            app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(published), ServeUnknownFileTypes = true });
        app.MapFallbackToFile("/signage/{*path:nonfile}", "signage/index.html");
        await app.StartAsync();
    }

    /// <summary>A new state for every board.</summary>
    public async Task PushAsync(BoardState board)
    {
        Shown = Shown! with { Board = board };
        await Hub.Clients.All.Board(board);
    }

    /// <summary>A state on the wire only, as a late one.</summary>
    public Task SendAsync(BoardState board) => Hub.Clients.All.Board(board);

    public async Task StopAsync()
    {
        if (app is null)
            return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    IHubContext<SignageHub, ISignageClient> Hub => app!.Services.GetRequiredService<IHubContext<SignageHub, ISignageClient>>();
}

public sealed class SignageHub(SignageServer server) : Hub<ISignageClient>, ISignageHub
{
    public Task<HubReply<DisplaySnapshot>> Subscribe(string display) => Task.FromResult(server.Shown is { } shown
        ? new HubReply<DisplaySnapshot>(shown with { ServerTime = Boards.Clock.GetUtcNow() }, null)
        : new(null, server.Refusal));
}
