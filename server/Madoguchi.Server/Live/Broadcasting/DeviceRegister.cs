using System.Collections.Concurrent;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Platform.Telemetry;

namespace Madoguchi.Server.Live.Broadcasting;

/// <summary>A device that is connected now.</summary>
/// <param name="Kind"><c>kiosk</c>, <c>counter</c> or <c>display</c>.</param>
/// <param name="Site">Where it stands.</param>
/// <param name="Name">What it calls itself.</param>
internal sealed record Device(string Kind, string Site, string Name, DateTimeOffset Since)
{
    public PrinterReport? Printer { get; init; }

    /// <summary>How far its clock is ahead of the server's.</summary>
    public TimeSpan? ClockAhead { get; init; }
}

/// <summary>Who is connected to this server: for the administrator's page and the meters.</summary>
internal sealed class DeviceRegister(MadoguchiMeters meters)
{
    readonly ConcurrentDictionary<string, Device> _connected = new();

    public IEnumerable<Device> All => _connected.Values;

    public bool AnyCounterAt(string site) => _connected.Values.Any(device => device.Kind == "counter" && device.Site == site);

    public void Joined(string connection, Device device)
    {
        if (!_connected.ContainsKey(connection))
            meters.DeviceConnected(device.Kind);
        _connected[connection] = device;
    }

    public Device? Update(string connection, Func<Device, Device> change)
    {
        while (_connected.TryGetValue(connection, out var device))
            if (change(device) is var changed && _connected.TryUpdate(connection, changed, device))
                return changed;
        return null;
    }

    public void Left(string connection)
    {
        if (_connected.TryRemove(connection, out var device))
            meters.DeviceLeft(device.Kind);
    }
}
