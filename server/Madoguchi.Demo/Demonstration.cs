using System.Diagnostics;
using System.Runtime.InteropServices;
using Madoguchi.Demo.Clock;
using Madoguchi.Demo.Programs;
using Madoguchi.Demo.Simulation;

namespace Madoguchi.Demo;

/// <summary>Starts every program of the city hall on this machine and ends them together.</summary>
internal static class Demonstration
{
    public static async Task<int> Run(DemoOptions options)
    {
        using var end = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);

        options.Ports.MustBeFree();
        var logs = Directory.CreateDirectory(Path.Combine(options.Data, "logs")).FullName;
        using var sole = LockOf(options.Data);
        var last = new LastTime(options.Data);
        var clock = DemoClock.Choose(options.Clock, OpeningHours.Read(Seeding.Folder), last.Read());
        Console.WriteLine(clock.Why);

        using var keeper = Keeper.Start();
        await using var children = new Children(logs, keeper);
        try
        {
            await Task.WhenAny(children.FirstDeath(end.Token), Serve(options, clock, children, last, end.Token)).Unwrap();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            Console.WriteLine("Ending all programs.");
        }
        return 0;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.Cancel();
        }
    }

    static async Task Serve(DemoOptions options, DemoClock clock, Children children, LastTime last, CancellationToken end)
    {
        await Start(options, new DemoSettings(options.Ports, options.Data, clock, options.Simulate), children, end);
        var took = TimeProvider.System.GetLocalNow() - Process.GetCurrentProcess().StartTime;
        Addresses.Print(options.Ports, took);
        if (options.Simulate)
            Console.WriteLine($"Residents and clerks come by themselves; counter {SimulatedMorning.FreeCounter} of honchosha is left to you.");
        await Task.WhenAll(last.Keep(clock.Time, end), options.Simulate ? SimulatedMorning.Run(options.Ports, clock.Time, end) : Task.CompletedTask);
        end.ThrowIfCancellationRequested();
    }

    /// <summary>Everything at once: each program waits for the others by itself.</summary>
    static async Task Start(DemoOptions options, DemoSettings settings, Children children, CancellationToken end)
    {
        var ports = options.Ports;
        children.Start("reservation-web", BuiltProgram.Reservation, settings.Reservation);
        children.Start("emulator", BuiltProgram.Emulator, settings.Emulator);
        await new Seeding(options.Data, settings.Database).Do(children, settings.Server, end);
        children.Start("server", BuiltProgram.Server, settings.Server);
        children.Start("kiosk", BuiltProgram.Kiosk, settings.Kiosk);
        using var client = new HttpClient();
        await Task.WhenAll(
            Ready(ports.Server, "/health/ready"),
            Ready(ports.Emulator, "/"),
            // Connected, so that it gives numbers.
            Ready(ports.Kiosk, "/state", "online"),
            // The server has sent what can be booked.
            Ready(ports.Reservation, $"/book/{OpeningHours.Site}"));

        Task Ready(int port, string path, string? word = null) => Readiness.Wait(client, new(DemoSettings.Url(port) + path), word, end);
    }

    static FileStream LockOf(string data)
    {
        try
        {
            return new(Path.Combine(data, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw new DemoException($"Another demo uses the data in {data}; end it, or choose another folder with --data DIR.");
        }
    }
}
