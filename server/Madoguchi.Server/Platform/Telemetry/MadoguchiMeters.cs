using System.Diagnostics.Metrics;

namespace Madoguchi.Server.Platform.Telemetry;

/// <summary>What is measured, under the meter <c>Madoguchi</c>. Tags carry codes only, never a person.</summary>
public sealed class MadoguchiMeters : IDisposable
{
    public const string Name = "Madoguchi";

    readonly Meter _meter;
    readonly Counter<long> _commands;
    readonly Counter<long> _refusals;
    readonly Counter<long> _entries;
    readonly Counter<long> _conflicts;
    readonly Histogram<double> _appends;
    readonly UpDownCounter<long> _devices;

    public MadoguchiMeters(IMeterFactory factory)
    {
        _meter = factory.Create(Name);
        _commands = _meter.CreateCounter<long>("madoguchi.commands", "{command}", "Commands decided, by command and site.");
        _refusals = _meter.CreateCounter<long>("madoguchi.refusals", "{refusal}", "Commands refused, by code and site.");
        _entries = _meter.CreateCounter<long>("madoguchi.ledger.entries", "{entry}", "Entries made durable.");
        _conflicts = _meter.CreateCounter<long>("madoguchi.ledger.conflicts", "{append}", "Appends that found another writer first.");
        _appends = _meter.CreateHistogram<double>("madoguchi.ledger.append", "s", "From asking for an append until it was durable.");
        _devices = _meter.CreateUpDownCounter<long>("madoguchi.devices", "{device}", "Devices connected to this server, by hub.");
    }

    public void Command(string site, string command) => _commands.Add(1, new("site", site), new("command", command));

    public void Refused(string site, string code) => _refusals.Add(1, new("site", site), new("code", code));

    public void DeviceConnected(string hub) => _devices.Add(1, new KeyValuePair<string, object?>("hub", hub));

    public void DeviceLeft(string hub) => _devices.Add(-1, new KeyValuePair<string, object?>("hub", hub));

    public void Appended(TimeSpan took, int entries, bool conflict)
    {
        _appends.Record(took.TotalSeconds);
        if (conflict)
            _conflicts.Add(1);
        else
            _entries.Add(entries);
    }

    public void Dispose() => _meter.Dispose();
}
