using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Madoguchi.EscPos.Paper;

/// <summary>Draws a line which the printer's kanji set cannot hold, in the same cells the printer would use.</summary>
public static class TextPicture
{
    const int CellDots = 12, LineDots = 30, EmDots = 24;

    /// <summary>One line as a picture of the paper's full width; null when no font of this machine has all of it.</summary>
    public static Bitmap? Draw(PaperPart.Text style, string line, int widthDots)
    {
        var clusters = LineBreaker.Clusters(line).ToArray();
        var faces = Array.ConvertAll(clusters, Fonts.For);
        if (Array.Exists(faces, face => face is null))
            return null;

        var height = LineDots * style.Height;
        using var surface = SKSurface.Create(new SKImageInfo(widthDots, height, SKColorType.Gray8));
        surface.Canvas.Clear(SKColors.White);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        var used = clusters.Sum(LineBreaker.ColumnsOf) * CellDots * style.Width;
        var x = style.Align switch { Align.Center => (widthDots - used) / 2f, Align.Right => widthDots - used, _ => 0f };
        for (var i = 0; i < clusters.Length; i++)
        {
            DrawCell(surface.Canvas, paint, style, faces[i]!, clusters[i], x);
            x += LineBreaker.ColumnsOf(clusters[i]) * CellDots * style.Width;
        }
        using var pixels = surface.PeekPixels();
        return Threshold(pixels, widthDots, height);
    }

    static void DrawCell(SKCanvas canvas, SKPaint paint, PaperPart.Text style, FontFace face, string cluster, float x)
    {
        using var font = new SKFont(face.Typeface, EmDots * style.Height, (float)style.Width / style.Height) { Embolden = style.Bold };
        var metrics = font.Metrics;
        var baseline = (EmDots * style.Height * 0.5f) - ((metrics.Ascent + metrics.Descent) / 2);
        lock (face.Shaper)
            canvas.DrawShapedText(face.Shaper, cluster, x, baseline, font, paint);
    }

    static Bitmap Threshold(SKPixmap pixels, int width, int height)
    {
        var bitmap = new Bitmap(width, height);
        var grey = pixels.GetPixelSpan();
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap[x, y] = grey[(y * pixels.RowBytes) + x] < 140;
        return bitmap;
    }
}
