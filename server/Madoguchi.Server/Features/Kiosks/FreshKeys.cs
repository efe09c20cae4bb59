using System.Collections.Concurrent;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Server.Features.Kiosks;

/// <summary>
/// Keys of the last minute, in memory only: a kiosk whose answer was lost hears it again. After that, and after a restart, the code
/// is used up and the administrator makes a new one.
/// </summary>
internal sealed class FreshKeys(TimeProvider clock)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<(string Code, Guid Installation), (EnrolledKiosk Kiosk, DateTimeOffset Until)> _keys = new();

    public EnrolledKiosk? Again(string code, Guid installation)
    {
        Sweep();
        return _keys.TryGetValue((code, installation), out var known) ? known.Kiosk : null;
    }

    public EnrolledKiosk Remember(string code, Guid installation, EnrolledKiosk kiosk)
    {
        _keys[(code, installation)] = (kiosk, clock.GetUtcNow() + Lifetime);
        return kiosk;
    }

    /// <summary>A revoked key is not told again.</summary>
    public void Forget(string name)
    {
        foreach (var (which, known) in _keys)
            if (known.Kiosk.Name == name)
                _keys.TryRemove(which, out _);
    }

    void Sweep()
    {
        var now = clock.GetUtcNow();
        foreach (var (which, known) in _keys)
            if (known.Until <= now)
                _keys.TryRemove(which, out _);
    }
}
