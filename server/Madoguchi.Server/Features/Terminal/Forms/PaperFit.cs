using System.Globalization;
using System.Text;

namespace Madoguchi.Server.Features.Terminal.Forms;

/// <summary>The size in which a text fits its field.</summary>
/// <param name="Css">Class that sets the size.</param>
/// <param name="Overflows">Even the smallest size takes more lines than the field has; nothing is cut off, but a clerk must look.</param>
internal readonly record struct PaperFit(string Css, bool Overflows)
{
    const double MillimetresPerPoint = 25.4 / 72;

    // 10.5 pt is the size of ordinary papers, 6 pt the floor under which nobody reads.
    static readonly (double Points, string Css)[] Steps =
        [(14, "fit-14"), (12, "fit-12"), (10.5, "fit-10"), (9, "fit-9"), (8, "fit-8"), (7, "fit-7"), (6, "fit-6")];

    /// <param name="text">What is printed.</param>
    /// <param name="width">Of the field, in mm.</param>
    /// <param name="lines">Of the field in its largest size.</param>
    /// <param name="largest">In points.</param>
    public static PaperFit Of(string? text, double width, int lines = 1, double largest = 14)
    {
        var length = Length(text ?? "");
        foreach (var (points, css) in Steps.Where(step => step.Points <= largest))
        {
            // A line holds whole characters only; smaller letters leave room for further lines.
            var perLine = Math.Floor(width / (points * MillimetresPerPoint));
            if (length <= perLine * Math.Max(lines, Math.Floor(lines * largest / points)))
                return new(css, false);
        }
        return new(Steps[^1].Css, true);
    }

    /// <summary>In full-width characters.</summary>
    static double Length(string text) => text.EnumerateRunes().Sum(Width);

    static double Width(Rune rune) => rune.Value switch
    {
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => 0,
        <= 0x024F or (>= 0xFF61 and <= 0xFF9F) => 0.55,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark ? 0 : 1,
    };
}
