using Madoguchi.EscPos.Emulator.Faults;

namespace Madoguchi.Kiosk.Tests.Printing;

/// <param name="Name">For the message when it fails.</param>
/// <param name="Next">The fault of the next job; its argument draws.</param>
sealed record FaultScript(string Name, Func<Random, FaultSetting> Next)
{
    // A ticket has about 900 to 1,500 bytes: faults begin before, in and after it.
    const int MostBytes = 1700;

    public static readonly IReadOnlyList<FaultScript> All =
    [
        new("nothing wrong", _ => FaultSetting.None),
        At(FaultKind.PaperNearEnd),
        At(FaultKind.PaperOut),
        At(FaultKind.CoverOpen),
        At(FaultKind.Offline),
        new("cutter jam", _ => new(FaultKind.CutterJam)),
        At(FaultKind.PowerCycle),
        At(FaultKind.DropMidJob),
        At(FaultKind.HalfOpen),
        At(FaultKind.NeverAnswers),
        new("late answers", random => new(FaultKind.LateAnswers, random.Next(0, 4000))),
        new("slow", random => new(FaultKind.Slow, random.Next(50, 1500))),
        new("garbage", _ => new(FaultKind.Garbage)),
        new("anything", random => All![random.Next(1, All.Count - 1)].Next(random)),
    ];

    static FaultScript At(FaultKind kind) => new(kind.ToString(), random => new(kind, random.Next(4) == 0 ? null : random.Next(MostBytes)));
}
