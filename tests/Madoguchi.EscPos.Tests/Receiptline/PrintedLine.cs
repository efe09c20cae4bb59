namespace Madoguchi.EscPos.Tests.Receiptline;

/// <summary>
/// One line of a stream by what it looks like: both sides say the same with other commands (alignment by <c>ESC a</c> here, by
/// <c>ESC \</c> there; character size and emphasis before each line there, around it here; margins, line spacing, speed and
/// density only there), so what is compared is the size, the emphasis and the bytes of the text.
/// </summary>
/// <param name="Size"><c>GS !</c>, 0 for normal.</param>
/// <param name="Bold"><c>ESC E</c>.</param>
/// <param name="Text">Hexadecimal; empty for a picture.</param>
/// <param name="IsPicture">Drawn by <c>GS v 0</c>.</param>
sealed record PrintedLine(int Size, bool Bold, string Text, bool IsPicture = false)
{
    // Parameter bytes after the two of a command; those with a length of their own are read in the loop.
    static readonly Dictionary<string, int> Parameters =
        ("1B40:0 1B74:1 1B52:1 1B45:1 1B61:1 1B64:1 1B2D:1 1B4D:1 1B20:1 1B33:1 1B7B:1 1B24:2 1B5C:2 1C43:1 1C53:2 1C26:0 1C2E:0 1C2D:1 "
        + "1D21:1 1D56:2 1D61:1 1D4C:2 1D57:2 1D42:1 1D72:1 1B42:1").Split(' ').ToDictionary(entry => entry[..4], entry => entry[5] - '0');

    public static IReadOnlyList<PrintedLine> Read(ReadOnlySpan<byte> stream)
    {
        var lines = new List<PrintedLine>();
        var text = new List<byte>();
        var (size, bold) = (0, false);
        for (var at = 0; at < stream.Length;)
        {
            if (stream[at] is not (0x1B or 0x1C or 0x1D))
            {
                if (stream[at] == 0x0A)
                {
                    lines.Add(new(size, bold, Convert.ToHexString([.. text])));
                    text.Clear();
                }
                else
                {
                    text.Add(stream[at]);
                }
                at++;
                continue;
            }
            var command = Convert.ToHexString(stream.Slice(at, 2));
            at += 2;
            switch (command)
            {
                case "1D28" or "1C28":
                    at += 3 + stream[at + 1] + (256 * stream[at + 2]);
                    continue;
                case "1D76":
                    at += 6 + ((stream[at + 2] + (256 * stream[at + 3])) * (stream[at + 4] + (256 * stream[at + 5])));
                    lines.Add(new(0, false, "", IsPicture: true));
                    continue;
                case "1D21":
                    size = stream[at];
                    break;
                case "1B45":
                    bold = (stream[at] & 1) != 0;
                    break;
            }
            at += Parameters.TryGetValue(command, out var count) ? count : throw new InvalidOperationException($"Unknown command {command}.");
        }
        return lines;
    }
}
