using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Madoguchi.Kiosk.Visits;

/// <summary>Whoever is at the kiosk, by a random id in a cookie.</summary>
sealed class VisitSessions(EarlierCheckIn earlier, TimeProvider time)
{
    const string Cookie = "visit";

    /// <summary>The page itself ends a visit after 30 + 20 s without a touch; this is for pages that cannot any more.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(90);

    readonly ConcurrentDictionary<string, VisitSession> sessions = new();

    /// <summary>The visit of this browser; a new one when it has none.</summary>
    public VisitSession Of(HttpContext context)
    {
        Sweep();
        if (context.Request.Cookies[Cookie] is not { } id || !sessions.TryGetValue(id, out var session))
        {
            session = new VisitSession { LastSeen = time.GetTimestamp() };
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
        session.LastSeen = time.GetTimestamp();
        return session;
    }

    /// <summary>Everything of this person is gone.</summary>
    public void End(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } id && sessions.TryRemove(id, out var session))
            Close(session);
        context.Response.Cookies.Delete(Cookie);
    }

    void Sweep()
    {
        foreach (var (id, session) in sessions)
        {
            if (time.GetElapsedTime(session.LastSeen) > Lifetime && sessions.TryRemove(id, out var gone))
                Close(gone);
        }
    }

    void Close(VisitSession session)
    {
        if (session.LeftUnanswered() is { } checkIn)
        {
            earlier.Keep(checkIn);
            // The answer may be on its way just now.
            session.Job?.WhenAnswered(() => earlier.Forget(checkIn.CommandId));
        }
        session.Dispose();
    }
}
