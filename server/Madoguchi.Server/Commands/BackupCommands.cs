using Madoguchi.Server.Persistence;

namespace Madoguchi.Server.Commands;

/// <summary><c>backup FILE</c> (while the server runs) and <c>restore FILE</c> (while it does not).</summary>
internal static class BackupCommands
{
    public static Task Backup(Words words, IServiceProvider services)
    {
        var file = File(words, "backup FILE is allowed.");
        services.GetRequiredService<IDatabaseTools>().Backup(file);
        Console.WriteLine($"Everything is in {file}; its integrity check passed.");
        return Task.CompletedTask;
    }

    public static async Task Restore(Words words, IServiceProvider services)
    {
        var file = File(words, "restore FILE is allowed.");
        var tools = services.GetRequiredService<IDatabaseTools>();
        tools.Restore(file);
        // A backup of an older program is brought up to date.
        await tools.Migrate(default);
        Console.WriteLine($"Restored from {file}; what was there before lies beside it as *.before-restore.");
    }

    static string File(Words words, string usage)
    {
        var file = words.Next() ?? throw new CommandException(usage);
        words.End(usage);
        return file;
    }
}
