namespace Madoguchi.EscPos.Emulator.Faults;

/// <summary>The status bytes a printer in this state gives.</summary>
public static class PrinterState
{
    /// <summary>The answer to DLE EOT n.</summary>
    public static byte RealTime(int question, FaultKind state) => (question, state) switch
    {
        (1, FaultKind.PaperOut or FaultKind.CoverOpen or FaultKind.Offline or FaultKind.CutterJam) => 0x1A,
        (2, FaultKind.CoverOpen) => 0x16,
        (2, FaultKind.PaperOut) => 0x32,
        (2, FaultKind.CutterJam) => 0x52,
        (3, FaultKind.CutterJam) => 0x1A,
        (4, FaultKind.PaperOut) => 0x7E,
        (4, FaultKind.PaperNearEnd) => 0x1E,
        _ => 0x12,
    };

    /// <summary>Automatic status back.</summary>
    public static byte[] Automatic(FaultKind state) => state switch
    {
        FaultKind.PaperOut => [0x18, 0, 0x0F, 0],
        FaultKind.CoverOpen => [0x38, 0, 0, 0],
        FaultKind.Offline => [0x18, 0, 0, 0],
        FaultKind.CutterJam => [0x18, 0x08, 0, 0],
        FaultKind.PaperNearEnd => [0x10, 0, 0x03, 0],
        _ => [0x10, 0, 0, 0],
    };
}
