using System.Collections.Concurrent;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>Which lines stand with which device's key, so that a key that is revoked loses them too.</summary>
internal sealed class StandingLines : IHubFilter
{
    readonly ConcurrentDictionary<string, Line> _lines = new();
    readonly ConcurrentQueue<string> _left = new();

    public IEnumerable<Line> All => _lines.Values;

    public bool Stands(string name) => _lines.Values.Any(line => line.Name == name);

    /// <summary>Names of those who left since this was asked last.</summary>
    public IReadOnlyList<string> Left()
    {
        var names = new List<string>();
        while (_left.TryDequeue(out var name))
            names.Add(name);
        return names;
    }

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        // Staff and displays come without a key that could be revoked.
        if (context.Context.User?.FindFirst(MadoguchiClaims.KeyHash) is { } hash)
            _lines[context.Context.ConnectionId] = new(context.Context.User.ActorName(), hash.Value, context.Context.Abort);
        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (_lines.TryRemove(context.Context.ConnectionId, out var line))
            _left.Enqueue(line.Name);
        return next(context, exception);
    }

    /// <param name="Name">The key's name.</param>
    /// <param name="KeyHash">As the key book knows it.</param>
    internal sealed record Line(string Name, string KeyHash, Action Cut);
}
