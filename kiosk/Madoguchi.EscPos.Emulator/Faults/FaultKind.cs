using System.Text.Json.Serialization;

namespace Madoguchi.EscPos.Emulator.Faults;

/// <summary>What is wrong with the printer.</summary>
[JsonConverter(typeof(CamelCaseNames<FaultKind>))]
public enum FaultKind
{
    None,
    PaperOut,
    PaperNearEnd,
    CoverOpen,
    Offline,

    /// <summary>The next cut jams: the paper is printed, and hangs on the roll until somebody helps.</summary>
    CutterJam,

    /// <summary>Off and on again after so many printed bytes: lines and buffer are lost, what is on the roll stays there.</summary>
    PowerCycle,

    /// <summary>Prints only so many bytes per second.</summary>
    Slow,

    /// <summary>Resets the connection after so many bytes.</summary>
    DropMidJob,

    /// <summary>Turns away a second connection while one is open.</summary>
    RefuseSecond,

    /// <summary>Keeps the connection but neither reads nor answers any more.</summary>
    HalfOpen,

    /// <summary>Reads and prints, but says nothing any more.</summary>
    NeverAnswers,

    /// <summary>Says everything so many milliseconds late.</summary>
    LateAnswers,

    /// <summary>Strange bytes stand between its answers, and bytes of its answers are lost.</summary>
    Garbage,
}

/// <summary>camelCase on the wire.</summary>
public sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
