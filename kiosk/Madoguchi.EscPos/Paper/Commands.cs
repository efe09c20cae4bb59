using System.Buffers;

namespace Madoguchi.EscPos.Paper;

/// <summary>The ESC/POS commands this house uses, one method each; pure bytes.</summary>
public sealed class Commands
{
    const byte Dle = 0x10, Esc = 0x1B, Fs = 0x1C, Gs = 0x1D;

    /// <summary>Rows per <c>GS v 0</c>: more overflows the image buffer of small printers.</summary>
    public const int BandRows = 128;

    readonly ArrayBufferWriter<byte> bytes = new(1024);

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    /// <summary>ESC @, ESC t 1 (katakana page), FS C 1 (Shift_JIS), ESC R 8 (Japan), FS S 0 0 (no gap between kanji), FS &amp; (kanji on).</summary>
    public Commands Start() => Put([
        Esc, (byte)'@', Esc, (byte)'t', 1, Fs, (byte)'C', 1, Esc, (byte)'R', 8, Fs, (byte)'S', 0, 0, Fs, (byte)'&']);

    /// <summary>GS ! n: character size.</summary>
    /// <param name="width">1–8.</param>
    /// <param name="height">1–8.</param>
    public Commands Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(width is >= 1 and <= 8 && height is >= 1 and <= 8, true);
        return Put([Gs, (byte)'!', (byte)(((width - 1) << 4) | (height - 1))]);
    }

    public Commands Bold(bool on) => Put([Esc, (byte)'E', (byte)(on ? 1 : 0)]);

    public Commands Align(Align align) => Put([Esc, (byte)'a', (byte)align]);

    public Commands Line(ReadOnlySpan<byte> text) => Put(text).Put([0x0A]);

    /// <summary>ESC d n: feeds lines.</summary>
    /// <param name="lines">1–255.</param>
    public Commands Feed(int lines) => Put([Esc, (byte)'d', checked((byte)lines)]);

    /// <summary>GS V 66 n: feeds to the cutter plus n dots and cuts.</summary>
    public Commands Cut() => Put([Gs, (byte)'V', 66, 0]);

    /// <summary>GS ( k: model, size, error correction M, store, print. The length counts bytes, not characters.</summary>
    public Commands Qr(ReadOnlySpan<byte> data, int moduleDots)
    {
        var length = data.Length + 3;
        return Put([Gs, (byte)'(', (byte)'k', 4, 0, 49, 65, 50, 0])
            .Put([Gs, (byte)'(', (byte)'k', 3, 0, 49, 67, checked((byte)moduleDots)])
            .Put([Gs, (byte)'(', (byte)'k', 3, 0, 49, 69, 49])
            .Put([Gs, (byte)'(', (byte)'k', (byte)length, checked((byte)(length >> 8)), 49, 80, 48]).Put(data)
            .Put([Gs, (byte)'(', (byte)'k', 3, 0, 49, 81, 48]);
    }

    /// <summary>GS v 0 in bands of at most <see cref="BandRows"/> rows.</summary>
    public Commands Picture(Bitmap bitmap)
    {
        for (var row = 0; row < bitmap.Height; row += BandRows)
        {
            var rows = Math.Min(BandRows, bitmap.Height - row);
            Put([Gs, (byte)'v', (byte)'0', 0, (byte)bitmap.Stride, (byte)(bitmap.Stride >> 8), (byte)rows, (byte)(rows >> 8)])
                .Put(bitmap.Rows(row, rows));
        }
        return this;
    }

    /// <summary>GS ( H: the printer answers with this id once everything before it is done.</summary>
    public Commands AskProcessId(ProcessId id) => Put([Gs, (byte)'(', (byte)'H', 6, 0, 48, 48]).Put(id.Bytes);

    /// <summary>GS a n: automatic status back for online, error and paper (0: off).</summary>
    public Commands AutomaticStatus(bool on) => Put([Gs, (byte)'a', (byte)(on ? 0x0E : 0)]);

    /// <summary>DLE EOT n: asks at once, past the buffer.</summary>
    /// <param name="n">1 printer, 2 why offline, 3 error, 4 paper.</param>
    public Commands AskStatus(int n) => Put([Dle, 0x04, checked((byte)n)]);

    /// <summary>DLE DC4 8: empties the printer's buffers at once, so that a broken-off job cannot come out later.</summary>
    public Commands ClearBuffer() => Put([Dle, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);

    Commands Put(ReadOnlySpan<byte> some)
    {
        bytes.Write(some);
        return this;
    }
}
