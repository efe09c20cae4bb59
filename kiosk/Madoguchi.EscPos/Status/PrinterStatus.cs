namespace Madoguchi.EscPos.Status;

/// <summary>How the printer is.</summary>
/// <param name="Offline">It does not print now, for whatever reason.</param>
/// <param name="CoverOpen">The cover is open.</param>
/// <param name="PaperOut">There is no paper.</param>
/// <param name="PaperNearEnd">The roll is nearly used up; it still prints.</param>
/// <param name="Error">Cutter or mechanics.</param>
public sealed record PrinterStatus(bool Offline, bool CoverOpen, bool PaperOut, bool PaperNearEnd, bool Error)
{
    public bool CanPrint => !(Offline || CoverOpen || PaperOut || Error);

    /// <summary>From the answers to DLE EOT 1, 2 and 4.</summary>
    public static PrinterStatus FromRealTime(byte printer, byte cause, byte paper) => new(
        Offline: (printer & 0x08) != 0,
        CoverOpen: (cause & 0x04) != 0,
        PaperOut: (paper & 0x60) != 0,
        PaperNearEnd: (paper & 0x0C) != 0,
        Error: (cause & 0x40) != 0);

    /// <summary>From the four bytes of automatic status back.</summary>
    public static PrinterStatus FromAutomatic(ReadOnlySpan<byte> asb) => new(
        Offline: (asb[0] & 0x08) != 0,
        CoverOpen: (asb[0] & 0x20) != 0,
        PaperOut: (asb[2] & 0x0C) != 0,
        PaperNearEnd: (asb[2] & 0x03) != 0,
        Error: (asb[1] & 0x6C) != 0);
}
