namespace Madoguchi.Kiosk.Platform;

/// <summary>Ends the program so that whoever watches over it (systemd, the task of Windows) starts it again.</summary>
sealed class Restart(IHostApplicationLifetime lifetime)
{
    /// <summary>EX_TEMPFAIL of sysexits.h: not an error, try again.</summary>
    public const int Code = 75;

    public int ExitCode { get; private set; }

    public void Ask()
    {
        ExitCode = Code;
        lifetime.StopApplication();
    }
}
