using System.Data.Common;
using Madoguchi.Server.Persistence.Keys;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>Cuts lines whose key was revoked, wherever that was done, and writes down who was here last and when.</summary>
internal sealed partial class KeyWatch(StandingLines lines, ApiKeyBook keys, EnrolmentStore store, ILogger<KeyWatch> log) : BackgroundService
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    /// <summary>One write for all devices; a third of what a person would call "just now".</summary>
    const int BeatsPerNote = 7;

    readonly HashSet<string> _noted = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, TimeProvider.System);
        try
        {
            for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat++)
                await Look(everybody: beat % BeatsPerNote is 0, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    async Task Look(bool everybody, CancellationToken ct)
    {
        try
        {
            foreach (var line in lines.All)
                if (await keys.FindHash(line.KeyHash, ct) is null)
                {
                    Cut(line.Name);
                    line.Cut();
                }
            if (everybody)
                _noted.Clear();
            var here = lines.All.Select(line => line.Name).ToHashSet();
            string[] names = [.. here.Except(_noted).Union(lines.Left())];
            if (names.Length is 0)
                return;
            await store.Seen(names, ct);
            _noted.UnionWith(here);
        }
        catch (DbException away)
        {
            // Keys stay as they were known, and the next beat comes soon.
            Failed(away);
        }
    }

    [LoggerMessage(LogLevel.Information, "The key {Name} is revoked; its line is cut.")]
    partial void Cut(string name);

    [LoggerMessage(LogLevel.Warning, "Lines could not be compared with the keys.")]
    partial void Failed(Exception failure);
}
