namespace Madoguchi.Server.Commands;

/// <summary>What the program was asked to do.</summary>
/// <param name="Command">Null: serve.</param>
/// <param name="Words">What follows the command's name.</param>
/// <param name="Settings">For the configuration.</param>
internal sealed record CommandLine(string? Command, Words Words, string[] Settings)
{
    delegate Task Doing(Words words, IServiceProvider services);

    static readonly Dictionary<string, Doing> Commands = new(StringComparer.Ordinal)
    {
        ["seed"] = SeedCommand.Run,
        ["keys"] = KeysCommand.Run,
        ["staff"] = StaffCommand.Run,
        ["backup"] = BackupCommands.Backup,
        ["restore"] = BackupCommands.Restore,
        ["rebuild-statistics"] = LedgerCommands.RebuildStatistics,
        ["verify-ledger"] = LedgerCommands.Verify,
        ["replay"] = ReplayCommand.Run,
    };

    public static CommandLine Of(string[] args)
    {
        if (args.Length is 0 || args[0].StartsWith('-'))
            return new(null, new([]), args);
        // Settings of the server may stand behind a command too: --Madoguchi:Database sqlite:other.db.
        var settings = new List<string>();
        var words = new List<string>();
        for (var i = 1; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith("--Madoguchi:", StringComparison.OrdinalIgnoreCase);
            (isSetting ? settings : words).Add(args[i]);
            if (isSetting && !args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length)
                settings.Add(args[++i]);
        }
        return new(args[0], new(words), [.. settings]);
    }

    public static Task Run(CommandLine line, IServiceProvider services) => Commands.TryGetValue(line.Command!, out var command)
        ? command(line.Words, services)
        : throw new Persistence.CommandException($"There is no command \"{line.Command}\"; {string.Join(", ", Commands.Keys)} are allowed, and without a command the program serves.");
}
