using Madoguchi.EscPos.Paper;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Madoguchi.EscPos.Emulator.Drawing;

/// <summary>Draws a roll from its last cut as a PNG.</summary>
static class PaperPicture
{
    const int Margin = 32, EmDots = 24;

    /// <summary>Drawn when somebody looks at it: drawing takes longer than printing.</summary>
    public static Lazy<ReadOnlyMemory<byte>> Of(PaperRoll roll)
    {
        PaperMark[] marks = [.. roll.Marks];
        var (width, height) = (roll.WidthDots, roll.Height);
        return new(() => Png(marks, width, height));
    }

    static ReadOnlyMemory<byte> Png(PaperMark[] marks, int width, int height)
    {
        var info = new SKImageInfo(width + (2 * Margin), height + (2 * Margin), SKColorType.Gray8);
        using var surface = SKSurface.Create(info);
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Translate(Margin, Margin);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        foreach (var mark in marks)
        {
            if (mark is PaperMark.Character character)
                Draw(canvas, ink, character);
            else if (mark is PaperMark.Picture picture)
                Draw(canvas, picture);
        }
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    static void Draw(SKCanvas canvas, SKPaint ink, PaperMark.Character mark)
    {
        if (string.IsNullOrWhiteSpace(mark.Value))
            return;
        if (Fonts.For(mark.Value) is not { } face)
        {
            using var frame = new SKPaint { Color = SKColors.Black, IsStroke = true, StrokeWidth = 2 };
            canvas.DrawRect(mark.X + 2, mark.Y + 2, mark.Cell - 4, (EmDots * mark.Height) - 4, frame);
            return;
        }
        using var font = new SKFont(face.Typeface, EmDots * mark.Height, (float)mark.Width / mark.Height) { Embolden = mark.Bold };
        var metrics = font.Metrics;
        var baseline = mark.Y + (EmDots * mark.Height / 2f) - ((metrics.Ascent + metrics.Descent) / 2);
        lock (face.Shaper)
            canvas.DrawShapedText(face.Shaper, mark.Value, mark.X, baseline, font, ink);
    }

    static void Draw(SKCanvas canvas, PaperMark.Picture mark)
    {
        using var dot = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        for (var y = 0; y < mark.Bits.Height; y++)
        {
            for (var x = 0; x < mark.Bits.Width; x++)
            {
                if (mark.Bits[x, y])
                    canvas.DrawRect(mark.X + (x * mark.ScaleX), mark.Y + (y * mark.ScaleY), mark.ScaleX, mark.ScaleY, dot);
            }
        }
    }
}
