using System.Net.Http.Headers;
using Madoguchi.Server.Commands;
using Madoguchi.Server.Tests.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Platform;

/// <summary>A whole server on a free port with the Kokubunji seed and the demo's keys and staff.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    /// <summary>Name of the collection whose tests share one server.</summary>
    public const string Shared = "One running server";

    readonly TemporaryFolder _folder = new();
    WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Settings on top of the usual ones.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    internal IServiceProvider Services => _app!.Services;

    internal string Database => $"sqlite:{_folder.File("madoguchi.db")}";

    public async Task InitializeAsync()
    {
        await Command("seed", "--demo", "--demo-keys");
        await Start(More);
    }

    /// <summary>Ends it and starts it again on the same data, with these settings on top.</summary>
    public async Task Restart(params string[] more)
    {
        await _app!.DisposeAsync();
        await Start([.. More, .. more]);
    }

    async Task Start(IReadOnlyList<string> more)
    {
        _app = ServerProgram.Build(["--Madoguchi:Database", Database, "--urls", "http://127.0.0.1:0", .. more]);
        // Endpoints of these tests only: what every feature gets from the platform.
        ProbeEndpoints.Map(_app);
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Runs a command as from the shell, beside the running server.</summary>
    public async Task Command(params string[] words)
    {
        var line = CommandLine.Of([.. words, "--Madoguchi:Database", Database]);
        await using var app = ServerProgram.Build(line.Settings, quiet: true);
        await CommandLine.Run(line, app.Services);
    }

    public async Task DisposeAsync()
    {
        await _app!.DisposeAsync();
        _folder.Dispose();
    }
}

[CollectionDefinition(RunningServer.Shared)]
public sealed class RunningServerCollection : ICollectionFixture<RunningServer>;
