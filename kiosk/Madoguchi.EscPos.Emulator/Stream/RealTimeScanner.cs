namespace Madoguchi.EscPos.Emulator.Stream;

/// <summary>
/// Finds the commands which a printer obeys at once, ahead of its buffer: DLE EOT 1–4 and DLE DC4 8. Like a real printer it
/// looks at every byte, also at those inside pictures.
/// </summary>
sealed class RealTimeScanner
{
    static readonly byte[] Clear = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

    readonly List<byte> seen = new(Clear.Length);

    /// <summary>1–4 for a status question, 8 for clearing, 0 for nothing yet.</summary>
    public int Take(byte value)
    {
        if (seen.Count == Clear.Length)
            seen.RemoveAt(0);
        seen.Add(value);
        if (seen.Count >= 3 && seen[^3] == 0x10 && seen[^2] == 0x04 && value is >= 1 and <= 4)
            return value;
        return seen.SequenceEqual(Clear) ? 8 : 0;
    }
}
