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

    /// <summary>Prints only so many bytes per second.</summary>
    Slow,

    /// <summary>Resets the connection after so many bytes.</summary>
    DropMidJob,

    /// <summary>Turns away a second connection while one is open.</summary>
    RefuseSecond,

    /// <summary>Keeps the connection but neither reads nor answers any more.</summary>
    HalfOpen,
}

/// <summary>camelCase on the wire.</summary>
public sealed class CamelCaseNames<T>() : JsonStringEnumConverter<T>(System.Text.Json.JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
