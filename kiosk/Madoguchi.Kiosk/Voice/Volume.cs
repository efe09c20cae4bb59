using System.Globalization;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Voice;

/// <summary>How loud the kiosk speaks, as staff have set it; kept over restarts.</summary>
sealed class Volume
{
    /// <summary>Per cent and what staff call it.</summary>
    public static readonly IReadOnlyList<(int Percent, string Name)> Levels = [(0, "消音"), (30, "小"), (60, "中"), (100, "大")];

    const int Usual = 60;

    readonly string file;

    public Volume(KioskSettings settings)
    {
        file = Path.Combine(settings.Data, "volume");
        Percent = File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var kept) && IsLevel(kept)
            ? kept
            : Usual;
    }

    /// <summary>0 (silent) to 100.</summary>
    public int Percent { get; private set; }

    /// <returns>False: there is no such level.</returns>
    public bool Set(int percent)
    {
        if (!IsLevel(percent))
            return false;
        File.WriteAllText(file, percent.ToString(CultureInfo.InvariantCulture));
        Percent = percent;
        return true;
    }

    static bool IsLevel(int percent) => Levels.Any(level => level.Percent == percent);
}
