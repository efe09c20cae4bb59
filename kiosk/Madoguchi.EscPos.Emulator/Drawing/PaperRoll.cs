using System.Text;
using Madoguchi.EscPos.Paper;

namespace Madoguchi.EscPos.Emulator.Drawing;

/// <summary>What has been printed since the last cut, and how the next character is printed.</summary>
/// <param name="widthDots">Printable dots per line.</param>
/// <param name="onCut">Takes the marks and texts of a finished paper.</param>
sealed class PaperRoll(int widthDots, Action<PaperRoll> onCut)
{
    const int CellDots = 12, CellRows = 24, DefaultSpacing = 30;

    readonly List<PaperMark> marks = [];
    readonly List<PaperMark.Character> line = [];
    readonly List<string> lines = [], qr = [], commands = [], unknown = [];
    int lineWidth;

    public int WidthDots => widthDots;
    public int Height { get; private set; }
    public IReadOnlyList<PaperMark> Marks => marks;
    public IReadOnlyList<string> Lines => lines;
    public IReadOnlyList<string> QrTexts => qr;
    public IReadOnlyList<string> Commands => commands;
    public IReadOnlyList<string> UnknownCommands => unknown;

    public bool KanjiMode { get; set; }
    public bool Bold { get; set; }
    public Align Align { get; set; }
    public int CharacterWidth { get; set; } = 1;
    public int CharacterHeight { get; set; } = 1;
    public int LineSpacing { get; set; } = DefaultSpacing;

    public void Reset()
    {
        (KanjiMode, Bold, Align, CharacterWidth, CharacterHeight, LineSpacing) = (false, false, Align.Left, 1, 1, DefaultSpacing);
        line.Clear();
        lineWidth = 0;
    }

    public void Note(string command)
    {
        if (!commands.Contains(command))
            commands.Add(command);
    }

    public void Unknown(string command)
    {
        if (!unknown.Contains(command))
            unknown.Add(command);
    }

    public void Put(byte[] character)
    {
        var cell = CellDots * character.Length * CharacterWidth;
        if (lineWidth + cell > widthDots)
            EndLine();
        line.Add(new(lineWidth, 0, Decode(character), cell, CharacterWidth, CharacterHeight, Bold));
        lineWidth += cell;
    }

    public void EndLine()
    {
        var height = line.Count == 0 ? LineSpacing : Math.Max(LineSpacing, line.Max(mark => mark.Height) * CellRows);
        var left = Left(lineWidth);
        marks.AddRange(line.Select(mark => mark with { X = left + mark.X, Y = Height + height - (mark.Height * CellRows) }));
        if (line.Count > 0)
            lines.Add(string.Concat(line.Select(mark => mark.Value)));
        Height += height;
        line.Clear();
        lineWidth = 0;
    }

    public void Feed(int count)
    {
        if (line.Count > 0)
            EndLine();
        Height += count * LineSpacing;
    }

    public void Picture(byte[] data, int stride, int rows, int scaleX, int scaleY)
    {
        if (stride == 0 || rows == 0)
            return;
        var bits = new Bitmap(stride * 8, rows);
        for (var y = 0; y < rows; y++)
            for (var x = 0; x < bits.Width; x++)
                bits[x, y] = (data[(y * stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0;
        Add(bits, scaleX, scaleY);
    }

    public void Qr(byte[] data, int moduleDots)
    {
        if (data.Length == 0)
            return;
        qr.Add(Encoding.UTF8.GetString(data));
        Add(QrPicture.Modules(data), moduleDots, moduleDots);
    }

    public void Cut()
    {
        if (line.Count > 0)
            EndLine();
        if (marks.Count > 0)
            onCut(this);
        marks.Clear();
        lines.Clear();
        qr.Clear();
        commands.Clear();
        unknown.Clear();
        Height = 0;
    }

    void Add(Bitmap bits, int scaleX, int scaleY)
    {
        marks.Add(new PaperMark.Picture(Left(Math.Min(widthDots, bits.Width * scaleX)), Height, bits, scaleX, scaleY));
        Height += bits.Height * scaleY;
    }

    int Left(int width) => Align switch { Align.Center => (widthDots - width) / 2, Align.Right => widthDots - width, _ => 0 };

    static string Decode(byte[] character)
    {
        try
        {
            return KanjiText.Decode(character);
        }
        catch (DecoderFallbackException)
        {
            return "�";
        }
    }
}
