using System.Globalization;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Live.Broadcasting;

namespace Madoguchi.Server.Features.Admin;

/// <summary>What codes are called on the administrator's pages.</summary>
internal static class AdminWords
{
    // A kiosk's clock decides what it prints while it is cut off.
    static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(60);

    public static string State(string state) => state switch { "open" => "受付中", "paused" => "休止中", _ => "閉鎖中" };

    public static string Kind(string kind) => kind switch { "kiosk" => "発券機", "display" => "表示盤", _ => "窓口端末" };

    /// <summary>Sentences about a device, and whether each wants someone to act.</summary>
    public static IEnumerable<(string Sentence, bool Wrong)> Condition(Device device)
    {
        if (device.Printer is { } printer)
            yield return ("プリンター: " + Printer(printer.State), printer.State is not PrinterStates.Ready);
        if (device.ClockAhead is { } ahead && ahead.Duration() >= ClockTolerance)
            yield return (string.Create(CultureInfo.InvariantCulture, $"時計が{(int)ahead.Duration().TotalSeconds}秒{(ahead > TimeSpan.Zero ? "進み" : "遅れ")}"), true);
    }

    static string Printer(string state) => state switch
    {
        PrinterStates.Ready => "正常",
        PrinterStates.PaperNearEnd => "用紙残りわずか",
        PrinterStates.PaperOut => "用紙切れ",
        PrinterStates.CoverOpen => "カバーが開いています",
        PrinterStates.Offline => "オフライン",
        PrinterStates.Unreachable => "つながりません",
        _ => "異常",
    };
}
