namespace Madoguchi.EscPos.Paper;

/// <summary>A black and white picture, one bit per dot, most significant bit left, rows padded to bytes.</summary>
public sealed class Bitmap
{
    readonly byte[] bits;

    /// <param name="width">Dots, 1–4096.</param>
    /// <param name="height">Dots, 1–65535.</param>
    public Bitmap(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        (Width, Height, Stride) = (width, height, (width + 7) / 8);
        bits = new byte[Stride * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Bytes per row.</summary>
    public int Stride { get; }

    public bool this[int x, int y]
    {
        get => (bits[(y * Stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
        set
        {
            if (value)
                bits[(y * Stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            else
                bits[(y * Stride) + (x >> 3)] &= (byte)~(0x80 >> (x & 7));
        }
    }

    public ReadOnlySpan<byte> Rows(int first, int count) => bits.AsSpan(first * Stride, count * Stride);
}
