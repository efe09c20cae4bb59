using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Madoguchi.Kiosk.Visits;

/// <summary>Whoever is at the kiosk, by a random id in a cookie.</summary>
sealed class VisitSessions(TimeProvider time)
{
    const string Cookie = "visit";

    /// <summary>The page itself ends a visit after 30 + 20 s without a touch; this is for pages that cannot any more.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(90);

    readonly ConcurrentDictionary<string, VisitSession> sessions = new();

    /// <summary>The visit of this browser; a new one when it has none.</summary>
    public VisitSession Of(HttpContext context)
    {
        var now = time.GetUtcNow();
        Sweep(now);
        if (context.Request.Cookies[Cookie] is not { } id || !sessions.TryGetValue(id, out var session))
        {
            session = new VisitSession();
            id = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            sessions[id] = session;
            context.Response.Cookies.Append(Cookie, id, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
                Secure = context.Request.IsHttps,
            });
        }
        session.LastSeen = now;
        return session;
    }

    /// <summary>Everything of this person is gone.</summary>
    public void End(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } id && sessions.TryRemove(id, out var session))
            session.Dispose();
        context.Response.Cookies.Delete(Cookie);
    }

    void Sweep(DateTimeOffset now)
    {
        foreach (var (id, session) in sessions)
        {
            if (now - session.LastSeen > Lifetime && sessions.TryRemove(id, out var gone))
                gone.Dispose();
        }
    }
}
