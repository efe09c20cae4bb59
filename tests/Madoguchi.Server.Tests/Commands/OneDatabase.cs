using Madoguchi.Server.Commands;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Tests.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Server.Tests.Commands;

/// <summary>Runs commands one after the other on one database, each in a program of its own, as a shell would.</summary>
public sealed class OneDatabase : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly string _address;

    /// <param name="address">null: SQLite.</param>
    public OneDatabase(string? address = null) => _address = address ?? $"sqlite:{_folder.File("madoguchi.db")}";

    public string File(string name) => _folder.File(name);

    /// <summary>A copy of the Kokubunji seed to be changed.</summary>
    public string SeedFolder()
    {
        var folder = Directory.CreateDirectory(_folder.File($"seed{Guid.NewGuid():N}")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Seed")))
            System.IO.File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    public Task Run(params string[] words) => With(words, _ => Task.CompletedTask);

    internal async Task With(string[] words, Func<IServiceProvider, Task> then)
    {
        var line = CommandLine.Of([.. words, "--Madoguchi:Database", _address]);
        await using var app = ServerProgram.Build(line.Settings, quiet: true);
        await CommandLine.Run(line, app.Services);
        await then(app.Services);
    }

    internal async Task<MasterData> Master()
    {
        MasterData? read = null;
        await With(["keys", "list"], async services =>
        {
            var master = services.GetRequiredService<IMasterData>();
            await master.Reload(default);
            read = master.Current;
        });
        return read!;
    }

    public void Dispose() => _folder.Dispose();
}
