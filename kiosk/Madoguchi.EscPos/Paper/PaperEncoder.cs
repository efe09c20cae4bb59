using System.Text;

namespace Madoguchi.EscPos.Paper;

/// <summary>Makes the bytes of one paper, from the printer's reset to the cut.</summary>
public static class PaperEncoder
{
    /// <summary>Stands for what neither the printer nor any font of this machine has (〓, the printer's sign for a missing type).</summary>
    const string Missing = "〓";

    public static byte[] Encode(IEnumerable<PaperPart> parts, PrinterModel model)
    {
        var commands = new Commands().Start();
        foreach (var part in parts)
            Put(commands, part, model);
        return commands.Cut().ToArray();
    }

    static void Put(Commands commands, PaperPart part, PrinterModel model)
    {
        switch (part)
        {
            case PaperPart.Text text:
                PutText(commands, text, model);
                break;
            case PaperPart.Rule:
                PutText(commands, new(new string('-', model.Columns)), model);
                break;
            case PaperPart.Feed feed:
                commands.Feed(feed.Lines);
                break;
            case PaperPart.Qr qr when model.DrawsQr:
                commands.Align(Align.Center).Qr(Encoding.UTF8.GetBytes(qr.Value), qr.ModuleDots).Align(Align.Left);
                break;
            case PaperPart.Qr qr:
                commands.Align(Align.Left).Picture(QrPicture.Draw(qr.Value, qr.ModuleDots, model.WidthDots));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part));
        }
    }

    static void PutText(Commands commands, PaperPart.Text text, PrinterModel model)
    {
        foreach (var line in LineBreaker.Break(KanjiText.Clean(text.Value), model.Columns / text.Width))
        {
            if (KanjiText.Encode(line, model.Kanji) is { } bytes)
                commands.Align(text.Align).Size(text.Width, text.Height).Bold(text.Bold).Line(bytes).Size(1, 1).Bold(false);
            else if (TextPicture.Draw(text, line, model.WidthDots) is { } picture)
                commands.Align(Align.Left).Picture(picture);
            else
                commands.Align(text.Align).Size(text.Width, text.Height).Bold(text.Bold).Line(WithMissing(line)).Size(1, 1).Bold(false);
        }
    }

    static byte[] WithMissing(string line) =>
        [.. LineBreaker.Clusters(line).SelectMany(cluster =>
            KanjiText.Encode(cluster, KanjiSet.Cp932) ?? KanjiText.Encode(Missing, KanjiSet.Cp932)!)];
}
