using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Madoguchi.Demo.Programs;

internal static class Signal
{
    const int Terminate = 15;

    /// <summary>SIGTERM, upon which a program finishes what it does; where there is no such thing, it is ended.</summary>
    public static void AskToEnd(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            _ = Kill(process.Id, Terminate);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Kill(int process, int signal);
}
