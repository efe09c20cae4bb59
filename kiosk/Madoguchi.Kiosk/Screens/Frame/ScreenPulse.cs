namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>Whether a page on the panel beats: what the watchdog asks before it opens the browser anew.</summary>
sealed class ScreenPulse
{
    /// <summary>A page beats every ten seconds; a browser that is being opened needs some as well.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A clock set for a demonstration may run faster; how long a page was silent is real time.
    long last = TimeProvider.System.GetTimestamp();

    public bool Beats => TimeProvider.System.GetElapsedTime(Volatile.Read(ref last)) < Patience;

    public void Beat() => Volatile.Write(ref last, TimeProvider.System.GetTimestamp());
}
