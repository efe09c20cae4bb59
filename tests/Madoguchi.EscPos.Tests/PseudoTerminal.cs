using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Madoguchi.EscPos.Tests;

/// <summary>A cable: a terminal whose other end is wired to a printer on TCP.</summary>
sealed class PseudoTerminal : IAsyncDisposable
{
    const int ReadWrite = 2, NoControllingTerminal = 0x100;

    readonly SafeFileHandle keeper;
    readonly FileStream end;
    readonly TcpClient printer = new();

    PseudoTerminal(SafeFileHandle master, string path)
    {
        (end, Path) = (new FileStream(master, FileAccess.ReadWrite, 1, isAsync: false), path);
        // Held open from this side too: the cable stays when the program closes its device, and starts without echo.
        keeper = new SafeFileHandle(open(path, ReadWrite | NoControllingTerminal), ownsHandle: true);
        var settings = new byte[256];
        Succeed(tcgetattr(keeper, settings));
        cfmakeraw(settings);
        Succeed(tcsetattr(keeper, 0, settings));
    }

    /// <summary>The device.</summary>
    public string Path { get; }

    public static async Task<PseudoTerminal> ToAsync(IPEndPoint printer)
    {
        var master = new SafeFileHandle(posix_openpt(ReadWrite | NoControllingTerminal), ownsHandle: true);
        Succeed(grantpt(master));
        Succeed(unlockpt(master));
        var name = new byte[64];
        Succeed(ptsname_r(master, name, name.Length));
        var terminal = new PseudoTerminal(master, System.Text.Encoding.ASCII.GetString(name).TrimEnd('\0'));
        await terminal.printer.ConnectAsync(printer);
        var line = terminal.printer.GetStream();
        new Thread(() => Carry(terminal.end, line)) { IsBackground = true }.Start();
        _ = CarryAsync(line, terminal.end);
        return terminal;
    }

    public async ValueTask DisposeAsync()
    {
        printer.Dispose();
        keeper.Dispose();
        // A read of a terminal that waits cannot be taken back; it ends with the process.
        await end.DisposeAsync();
    }

    // A read of a terminal blocks its thread.
    static void Carry(Stream from, Stream to)
    {
        var bytes = new byte[1024];
        try
        {
            while (from.Read(bytes) is > 0 and var count)
                to.Write(bytes.AsSpan(0, count));
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException)
        {
            return;
        }
    }

    static async Task CarryAsync(Stream from, Stream to)
    {
        await Task.Yield();
        var bytes = new byte[1024];
        try
        {
            while (await from.ReadAsync(bytes) is > 0 and var count)
                await to.WriteAsync(bytes.AsMemory(0, count));
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException or SocketException)
        {
            return;
        }
    }

    static void Succeed(int result)
    {
        if (result != 0)
            throw new IOException($"Error {Marshal.GetLastPInvokeError()}.");
    }

#pragma warning disable CA2101, IDE1006, SYSLIB1054 // The C library's own names; the paths are ASCII.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int posix_openpt(int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int grantpt(SafeFileHandle master);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int unlockpt(SafeFileHandle master);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int ptsname_r(SafeFileHandle master, byte[] name, nint length);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int tcgetattr(SafeFileHandle terminal, byte[] settings);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern void cfmakeraw(byte[] settings);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int tcsetattr(SafeFileHandle terminal, int when, byte[] settings);
#pragma warning restore CA2101, IDE1006, SYSLIB1054
}
