namespace Madoguchi.EscPos.Emulator.Drawing;

/// <summary>Something on the paper; dots from the upper left corner of the printable area.</summary>
abstract record PaperMark(int X, int Y)
{
    /// <param name="Value">One character.</param>
    /// <param name="Cell">Dots the character takes.</param>
    /// <param name="Width">1–8 times.</param>
    /// <param name="Height">1–8 times.</param>
    /// <param name="Bold">Emphasised.</param>
    public sealed record Character(int X, int Y, string Value, int Cell, int Width, int Height, bool Bold) : PaperMark(X, Y);

    /// <param name="Bits">The picture.</param>
    /// <param name="ScaleX">Dots per column.</param>
    /// <param name="ScaleY">Dots per row.</param>
    public sealed record Picture(int X, int Y, Paper.Bitmap Bits, int ScaleX, int ScaleY) : PaperMark(X, Y);
}
