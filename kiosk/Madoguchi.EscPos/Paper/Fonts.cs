using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace Madoguchi.EscPos.Paper;

/// <summary>
/// The fonts of this machine in the order in which they are asked for a character: BIZ UDGothic (made for signs), Noto CJK
/// (every language), IPAmj Mincho (every variant of a name).
/// </summary>
public static class Fonts
{
    static readonly string[] Files =
        ["BIZUDGothic-Regular.ttf", "NotoSansCJK-Regular.ttc", "ipamjm.ttf", "NotoSansCJKjp-Regular.otf", "ipaexg.ttf", "msgothic.ttc", "DejaVuSans.ttf"];

    static readonly Lazy<IReadOnlyList<FontFace>> All = new(Load);

    /// <summary>Loaded fonts, best first; empty on a machine without any of them.</summary>
    public static IReadOnlyList<FontFace> Chain => All.Value;

    /// <summary>The first font that has this grapheme with its variation, or null.</summary>
    public static FontFace? For(string cluster) =>
        Chain.FirstOrDefault(face => face.Has(cluster)) ?? Chain.FirstOrDefault(face => face.HasBase(cluster));

    static List<FontFace> Load()
    {
        string[] shelves =
        [
            "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts",
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(AppContext.BaseDirectory, "fonts"),
        ];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var found = shelves.Where(Directory.Exists)
            .SelectMany(shelf => Directory.EnumerateFiles(shelf, "*", options))
            .ToLookup(path => Path.GetFileName(path), StringComparer.OrdinalIgnoreCase);
        return [.. Files.Select(file => found[file].FirstOrDefault()).OfType<string>().Select(FontFace.Load).OfType<FontFace>()];
    }
}

/// <summary>A font file with what shaping needs; those of <see cref="Fonts.Chain"/> live as long as the program.</summary>
public sealed class FontFace : IDisposable
{
    readonly Face face;
    readonly Font shaping;

    FontFace(SKTypeface typeface)
    {
        Typeface = typeface;
        Shaper = new SKShaper(typeface);
        using var blob = typeface.OpenStream(out var index).ToHarfBuzzBlob();
        face = new Face(blob, index);
        shaping = new Font(face);
        shaping.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }

    public SKShaper Shaper { get; }

    public static FontFace? Load(string path) => SKTypeface.FromFile(path) is { } typeface ? new FontFace(typeface) : null;

    /// <summary>Whether it has every character of the grapheme and the pair with its variation selector.</summary>
    public bool Has(string cluster)
    {
        var runes = cluster.EnumerateRunes().ToArray();
        lock (shaping)
        {
            for (var i = 0; i < runes.Length; i++)
            {
                if (IsSelector(runes[i]))
                    continue;
                var has = i + 1 < runes.Length && IsSelector(runes[i + 1])
                    ? shaping.TryGetVariationGlyph((uint)runes[i].Value, (uint)runes[i + 1].Value, out _)
                    : Typeface.ContainsGlyph(runes[i].Value);
                if (!has)
                    return false;
            }
        }
        return true;
    }

    /// <summary>Whether it has the grapheme when its variation selector is left out.</summary>
    public bool HasBase(string cluster) =>
        cluster.EnumerateRunes().All(rune => IsSelector(rune) || Typeface.ContainsGlyph(rune.Value));

    public void Dispose()
    {
        shaping.Dispose();
        face.Dispose();
        Shaper.Dispose();
        Typeface.Dispose();
    }

    /// <summary>Whether it only chooses a variant of the character before it.</summary>
    public static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
