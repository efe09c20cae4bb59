using Madoguchi.EscPos.Emulator.Drawing;

namespace Madoguchi.EscPos.Emulator.Pages;

/// <summary>One paper in <c>GET /papers.json</c>.</summary>
/// <param name="Id">Counts from 1.</param>
/// <param name="At">When it was cut.</param>
/// <param name="Number">The ticket's number; null when there is none.</param>
/// <param name="Text">All text lines, joined by line feeds.</param>
/// <param name="Qr">What its QR codes say.</param>
/// <param name="Cut">Always true: a paper begins and ends with a cut.</param>
/// <param name="Commands">Commands used.</param>
/// <param name="Unknown">Commands skipped.</param>
/// <param name="PngUrl">The picture.</param>
sealed record PaperDto(
    int Id, DateTimeOffset At, string? Number, string Text, IReadOnlyList<string> Qr, bool Cut, IReadOnlyList<string> Commands,
    IReadOnlyList<string> Unknown, string PngUrl)
{
    public static PaperDto Of(PrintedPaper paper) => new(
        paper.Id, paper.At, paper.Number, paper.Text, paper.Qr, true, paper.Commands, paper.Unknown, $"/papers/{paper.Id}.png");
}
