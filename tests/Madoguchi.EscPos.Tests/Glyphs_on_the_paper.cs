using FluentAssertions;
using HarfBuzzSharp;
using Madoguchi.EscPos.Paper;
using SkiaSharp;
using Xunit;
using Buffer = HarfBuzzSharp.Buffer;

namespace Madoguchi.EscPos.Tests;

/// <summary>
/// What comes out as a picture is compared dot by dot with the same line drawn here by another way: shaped by HarfBuzz, filled
/// as outlines, from the font file that is known to have the letter. A dot is one dot off at most: the paper's letters are
/// fitted to the dots, the outlines are not.
/// </summary>
public class Glyphs_on_the_paper
{
    const int Margin = 32, Cell = 12, Em = 24;

    [Theory]
    [InlineData("𠮷", "NotoSansCJK-Regular.ttc", 576)]
    [InlineData("葛\U000E0102", "ipamjm.ttf", 576)]
    [InlineData("辻\U000E0103", "ipamjm.ttf", 384)]
    [InlineData("한국어", "NotoSansCJK-Regular.ttc", 576)]
    [InlineData("简", "NotoSansCJK-Regular.ttc", 384)]
    public async Task Are_the_glyphs_of_the_font(string text, string font, int dots)
    {
        var line = new PaperPart.Text(text, 4, 4);
        using var paper = await PaperAsync(line, dots);
        using var expected = Draw(line, font, dots);

        Keep(expected, $"expected-{text}-{dots}");
        Different(paper, expected).Should().BeLessThan(0.02, $"{text} is drawn with {font}");
    }

    [Fact]
    public async Task Are_those_of_the_selector_and_not_of_the_usual_letter()
    {
        using var paper = await PaperAsync(new("葛\U000E0102", 4, 4), 576);
        using var usual = Draw(new("葛", 4, 4), "ipamjm.ttf", 576);

        Different(paper, usual).Should().BeGreaterThan(0.05);
    }

    static async Task<SKBitmap> PaperAsync(PaperPart.Text line, int dots)
    {
        await using var emulated = Tickets.StartPrinter(dots);
        using var printer = Tickets.Driver(emulated);
        await printer.PrintAsync(PaperEncoder.Encode([line], new(dots)));
        var picture = SKBitmap.Decode(emulated.Papers[0].Png.ToArray());
        Keep(picture, $"{line.Value}-{dots}");
        return picture;
    }

    static void Keep(SKBitmap picture, string name)
    {
        if (Environment.GetEnvironmentVariable("MADOGUCHI_SCREENSHOTS") is not { } folder)
            return;
        using var file = File.Create(Path.Combine(folder, $"glyphs-{name}.png"));
        picture.Encode(file, SKEncodedImageFormat.Png, 100);
    }

    /// <summary>Part of the ink of the one that has no ink of the other beside it, on the worse side.</summary>
    static double Different(SKBitmap paper, SKBitmap expected) => Math.Max(
        Alone((x, y) => IsInk(paper, x + Margin, y + Margin), (x, y) => IsInk(expected, x, y), expected),
        Alone((x, y) => IsInk(expected, x, y), (x, y) => IsInk(paper, x + Margin, y + Margin), expected));

    static double Alone(Func<int, int, bool> one, Func<int, int, bool> other, SKBitmap size)
    {
        var (alone, ink) = (0, 0);
        for (var y = 1; y < size.Height - 1; y++)
        {
            for (var x = 1; x < size.Width - 1; x++)
            {
                if (!one(x, y))
                    continue;
                ink++;
                alone += Enumerable.Range(0, 9).Any(i => other(x - 1 + (i % 3), y - 1 + (i / 3))) ? 0 : 1;
            }
        }
        ink.Should().BeGreaterThan(500);
        return (double)alone / ink;
    }

    static bool IsInk(SKBitmap picture, int x, int y) => picture.GetPixel(x, y).Red < 128;

    static SKBitmap Draw(PaperPart.Text line, string file, int dots)
    {
        var path = Directory.EnumerateFiles("/usr/share/fonts", file, SearchOption.AllDirectories).First();
        using var blob = Blob.FromFile(path);
        using var face = new Face(blob, 0);
        using var shaping = new Font(face);
        shaping.SetFunctionsOpenType();
        using var typeface = SKTypeface.FromFile(path);
        using var font = new SKFont(typeface, Em * line.Height);
        var bitmap = new SKBitmap(dots, 30 * line.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        var x = 0;
        foreach (var cluster in LineBreaker.Clusters(line.Value))
        {
            using var buffer = new Buffer();
            buffer.AddUtf16(cluster);
            buffer.GuessSegmentProperties();
            shaping.Shape(buffer);
            using var outline = font.GetGlyphPath((ushort)buffer.GlyphInfos[0].Codepoint);
            canvas.Save();
            // In the middle of the cell's height, as the printer sets its own letters.
            canvas.Translate(x, (Em * line.Height / 2f) - ((font.Metrics.Ascent + font.Metrics.Descent) / 2));
            canvas.DrawPath(outline, ink);
            canvas.Restore();
            x += 2 * Cell * line.Width;
        }
        return bitmap;
    }
}
