namespace Madoguchi.EscPos.Emulator.Drawing;

/// <summary>One paper, from cut to cut.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="At">When it was cut.</param>
/// <param name="Lines">Text lines, top to bottom; pictures have none.</param>
/// <param name="Qr">What its QR codes say, drawn by the printer itself.</param>
/// <param name="Commands">Commands used, in the order of their first use.</param>
/// <param name="Unknown">Commands that were skipped.</param>
/// <param name="Picture">Draws it.</param>
public sealed record PrintedPaper(
    int Id, DateTimeOffset At, IReadOnlyList<string> Lines, IReadOnlyList<string> Qr, IReadOnlyList<string> Commands,
    IReadOnlyList<string> Unknown, Lazy<ReadOnlyMemory<byte>> Picture)
{
    /// <summary>The paper as a picture.</summary>
    public ReadOnlyMemory<byte> Png => Picture.Value;

    /// <summary>All text lines.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>The number on a ticket: a line such as A001; null when there is none.</summary>
    public string? Number => Lines.Select(line => line.Trim()).FirstOrDefault(IsNumber);

    static bool IsNumber(string line) => line.Length is >= 4 and <= 7 && char.IsAsciiLetterUpper(line[0]) && line[1..].All(char.IsAsciiDigit);
}
