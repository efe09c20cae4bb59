using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Madoguchi.TestKit.Programs;

/// <summary>
/// A network of its own: a Linux network namespace with nothing but its loopback until a <see cref="Cable"/> is put in. It is
/// held by a process that ends with the test, however the test ends; nothing of the machine's own network is touched.
/// </summary>
public sealed class NetworkZone : IAsyncDisposable
{
    const string Needs = "This test makes network namespaces. It needs Linux, root (CAP_SYS_ADMIN and CAP_NET_ADMIN), util-linux, iproute2 and nftables.";

    readonly Process _holder;
    readonly SafeFileHandle _file;

    NetworkZone(Process holder) => (_holder, _file) = (holder, File.OpenHandle($"/proc/{holder.Id}/ns/net"));

    /// <summary>The way in for <c>nsenter --net=</c>.</summary>
    public string Door => $"/proc/{_holder.Id}/ns/net";

    public int Holder => _holder.Id;

    /// <exception cref="InvalidOperationException">It may not be made here; the message says what is needed.</exception>
    public static async Task<NetworkZone> Open()
    {
        // cat ends when the test does, because its input does. What it says back is said from inside.
        var holder = new Process { StartInfo = Quiet("unshare", ["--net", "cat"]) };
        try
        {
            holder.Start();
            await holder.StandardInput.WriteLineAsync("inside");
            await holder.StandardInput.FlushAsync();
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            throw new InvalidOperationException($"{Needs} {failure.Message}", failure);
        }
        if (await holder.StandardOutput.ReadLineAsync() is not "inside")
            throw new InvalidOperationException($"{Needs} {(await holder.StandardError.ReadToEndAsync()).Trim()}");
        var zone = new NetworkZone(holder);
        await zone.Run("ip", "link", "set", "lo", "up");
        return zone;
    }

    /// <summary>A cable between two zones. No zone chatters by itself, so that whatever is counted was sent by a program.</summary>
    /// <param name="end">The end here: name of the interface and address with prefix, as 10.0.0.1/24.</param>
    /// <param name="there">The zone at the other end.</param>
    /// <param name="otherEnd">The end there.</param>
    public async Task Cable((string Name, string Address) end, NetworkZone there, (string Name, string Address) otherEnd)
    {
        await Run("ip", "link", "add", end.Name, "type", "veth", "peer", "name", otherEnd.Name, "netns", $"{there.Holder}");
        foreach (var (zone, (name, address)) in new[] { (this, end), (there, otherEnd) })
        {
            await zone.Run("ip", "link", "set", name, "addrgenmode", "none");
            await zone.Run("ip", "address", "add", address, "dev", name);
            await zone.Run("ip", "link", "set", name, "up");
        }
    }

    /// <summary>Runs a program of the machine in here to its end and gives what it printed.</summary>
    public Task<string> Run(string program, params string[] arguments) => Feed("", program, arguments);

    /// <param name="input">What it reads.</param>
    /// <param name="program">Name of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    public async Task<string> Feed(string input, string program, params string[] arguments)
    {
        using var running = new Process { StartInfo = Quiet("nsenter", [$"--net={Door}", program, .. arguments]) };
        running.Start();
        var errors = running.StandardError.ReadToEndAsync();
        await running.StandardInput.WriteAsync(input);
        running.StandardInput.Close();
        var output = await running.StandardOutput.ReadToEndAsync();
        await running.WaitForExitAsync();
        return running.ExitCode == 0 ? output : throw new InvalidOperationException($"{Needs} {program} {string.Join(' ', arguments)}: {await errors}");
    }

    /// <summary>A TCP socket that belongs to this zone, whoever uses it.</summary>
    public Socket Socket()
    {
        Socket? socket = null;
        var failed = 0;
        // A thread of its own goes there and never comes back: threads of the pool belong to everybody.
        var thread = new Thread(() =>
        {
            if (setns(_file, 0) is 0)
                socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            else
                failed = Marshal.GetLastPInvokeError();
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"{Needs} setns: {Marshal.GetPInvokeErrorMessage(failed)}");
    }

    /// <summary>What an HTTP client in this zone speaks through; without a zone, an ordinary one. Addresses are numbers: there are no names here.</summary>
    public static SocketsHttpHandler HandlerIn(NetworkZone? zone) => zone is null ? new() : new()
    {
        UseProxy = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = zone.Socket();
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(context.DnsEndPoint.Host), context.DnsEndPoint.Port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    public async ValueTask DisposeAsync()
    {
        _file.Dispose();
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync();
        _holder.Dispose();
    }

    static ProcessStartInfo Quiet(string program, IEnumerable<string> arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

#pragma warning disable IDE1006, SYSLIB1054 // The C library's own name.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int setns(SafeFileHandle zone, int kind);
#pragma warning restore IDE1006, SYSLIB1054
}
