using System.Text.Json.Serialization;

namespace Madoguchi.EscPos.Emulator.Faults;

/// <summary>A fault as asked for (<c>POST /faults</c>).</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="AfterBytes">
/// For the states of the printer and powerCycle: begins after so many printed bytes. For dropMidJob, halfOpen and
/// neverAnswers: so many received bytes of a connection. For slow: bytes per second. For lateAnswers: milliseconds.
/// Null: at once (slow: 200, lateAnswers: 3000).
/// </param>
public sealed record FaultSetting(FaultKind Fault, int? AfterBytes = null)
{
    public static readonly FaultSetting None = new(FaultKind.None);

    /// <summary>Whether the printer stops in this state until somebody helps it.</summary>
    [JsonIgnore]
    public bool StopsPrinting => Fault is FaultKind.PaperOut or FaultKind.CoverOpen or FaultKind.Offline;

    [JsonIgnore]
    public bool IsState => StopsPrinting || Fault is FaultKind.PaperNearEnd;
}
