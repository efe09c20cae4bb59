namespace Madoguchi.EscPos.Paper;

/// <summary>Which characters the printer's own kanji set is trusted to hold; every other line goes out as a picture.</summary>
public enum KanjiSet
{
    /// <summary>JIS X 0208 with NEC row 13 and the IBM extensions (髙 﨑 ①  ㈱).</summary>
    Cp932,

    /// <summary>JIS X 0208 only, for printers without the extensions.</summary>
    Jisx0208,

    /// <summary>Nothing: every line is a picture.</summary>
    None,
}

/// <summary>What is to be known of a printer before bytes are made for it.</summary>
/// <param name="WidthDots">Printable dots per line: 576 on 80 mm paper, 384 on 58 mm. A multiple of 24.</param>
/// <param name="Kanji">The printer's kanji set.</param>
/// <param name="DrawsQr">Whether it draws QR codes itself (<c>GS ( k</c>); else they go out as pictures.</param>
public sealed record PrinterModel(int WidthDots = 576, KanjiSet Kanji = KanjiSet.Cp932, bool DrawsQr = true)
{
    /// <summary>Half-width characters per line at normal size (12 dots each).</summary>
    public int Columns => WidthDots / 12;
}
