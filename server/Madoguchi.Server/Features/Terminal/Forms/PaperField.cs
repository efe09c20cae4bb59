namespace Madoguchi.Server.Features.Terminal.Forms;

/// <summary>How much room each field of the sheet has, in mm; the widths of forms.css less the padding.</summary>
internal static class PaperField
{
    static readonly Dictionary<string, (double Width, int Lines, double Largest)> Fields = new()
    {
        ["kana"] = (146, 1, 10.5),
        ["name"] = (146, 1, 14),
        ["address"] = (146, 2, 12),
        ["birth"] = (56, 1, 10.5),
        ["phone"] = (56, 1, 10.5),
        ["purpose"] = (142, 2, 10.5),
    };

    public static PaperFit Fit(string field, string? text) => Fields[field] is var (width, lines, largest) ? PaperFit.Of(text, width, lines, largest) : default;
}
