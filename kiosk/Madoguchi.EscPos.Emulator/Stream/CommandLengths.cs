using System.Globalization;

namespace Madoguchi.EscPos.Emulator.Stream;

/// <summary>
/// How many parameter bytes follow the commands which this printer knows but does not draw (ESC/POS command reference), so
/// that they can be skipped without losing the thread.
/// </summary>
static class CommandLengths
{
    // One character of the command, then the count of its parameter bytes.
    static readonly Dictionary<char, int> Esc = Table("!1 $2 %1 -1 20 =1 ?1 G1 J1 K1 L0 M1 S0 T1 U1 V1 W8 \\2 c2 e1 i0 m0 p3 r1 u1 v0 {1 <0");
    static readonly Dictionary<char, int> Fs = Table("!1 -1 W1 274 p2 ?2");
    static readonly Dictionary<char, int> Gs = Table("$2 /1 B1 H1 I1 L2 P2 T1 W2 \\2 b1 f1 h1 r1 w1 :0 ^3 z2");

    /// <summary>Parameter bytes after the two of the command; 0 for a command nobody knows.</summary>
    public static int Of(byte prefix, byte command) => (prefix switch
    {
        0x1B => Esc,
        0x1C => Fs,
        _ => Gs,
    }).GetValueOrDefault((char)command);

    static Dictionary<char, int> Table(string entries) =>
        entries.Split(' ').ToDictionary(entry => entry[0], entry => int.Parse(entry.AsSpan(1), CultureInfo.InvariantCulture));
}
