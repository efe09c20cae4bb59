using System.Globalization;
using System.Text;

namespace Madoguchi.EscPos.Paper;

/// <summary>Cuts text into lines of at most so many half-width columns, never inside a grapheme (𠮷, 葛+selector).</summary>
public static class LineBreaker
{
    // 行頭禁則: these do not begin a line.
    const string NotAtStart = "、。，．・：；？！゛゜ー）〕］｝〉》」』】ぁぃぅぇぉっゃゅょァィゥェォッャュョ〜～)]},.!?";

    public static IReadOnlyList<string> Break(string text, int columns)
    {
        var lines = new List<string>();
        var line = new List<string>();
        var width = 0;
        foreach (var cluster in Clusters(text))
        {
            var next = ColumnsOf(cluster);
            if (width + next > columns && line.Count > 0)
            {
                var carry = CarryFrom(line, cluster);
                lines.Add(string.Concat(line.Take(carry)).TrimEnd(' '));
                line = [.. line.Skip(carry)];
                width = line.Sum(ColumnsOf);
            }
            if (line.Count == 0 && lines.Count > 0 && cluster == " ")
                continue;
            line.Add(cluster);
            width += next;
        }
        lines.Add(string.Concat(line));
        return lines;
    }

    /// <summary>1 for half-width letters and half-width katakana, 2 for everything else.</summary>
    public static int ColumnsOf(string cluster)
    {
        var rune = Rune.GetRuneAt(cluster, 0).Value;
        return rune is (>= 0x20 and < 0x7F) or (>= 0xFF61 and <= 0xFF9F) ? 1 : 2;
    }

    public static IEnumerable<string> Clusters(string text)
    {
        var clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
            yield return clusters.GetTextElement();
    }

    /// <summary>How many clusters stay on the full line before <paramref name="next"/>: words and forbidden starts move down.</summary>
    static int CarryFrom(List<string> line, string next)
    {
        if (NotAtStart.Contains(next, StringComparison.Ordinal) && line.Count > 1)
            return line.Count - 1;
        if (!IsWord(next) || !IsWord(line[^1]))
            return line.Count;
        var space = line.FindLastIndex(cluster => !IsWord(cluster));
        return space < 0 ? line.Count : space + 1;
    }

    static bool IsWord(string cluster) => cluster.Length == 1 && cluster[0] is > ' ' and < '\u007F';
}
