using System.Globalization;
using System.Text;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>A line of a CSV file (RFC 4180) by column name.</summary>
internal sealed class SeedRow(string file, int line, IReadOnlyDictionary<string, string> fields, SeedMistakes mistakes)
{
    public void Wrong(string column, string english, string japanese) => mistakes.Add(file, line, column, english, japanese);

    public string Field(string column) => fields.GetValueOrDefault(column, "").Trim();

    public string Text(string column, int most = 200)
    {
        if (Field(column) is { Length: > 0 } text && text.Length <= most)
            return text;
        Wrong(column, $"{column} is \"{Field(column)}\"; a text of 1–{most} characters is allowed.", $"1〜{most}文字で入れてください。");
        return "";
    }

    /// <summary>A text in which furigana may be marked.</summary>
    public string Marked(string column)
    {
        var text = Text(column);
        if (FuriganaRule.Refuse(text) is { } broken)
            Wrong(column, $"{column} is \"{text}\"; {broken.English} allowed.", broken.Japanese);
        return text;
    }

    public string? MaybeText(string column) => Field(column) is { Length: > 0 } ? Text(column) : null;

    public int Whole(string column, int least, int most)
    {
        if (int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(column, $"{column} is \"{Field(column)}\"; a whole number from {least} to {most} is allowed.", $"「{Field(column)}」は使えません。{least}〜{most}の整数にしてください。");
        return least;
    }
}

/// <summary>A CSV file with a header line.</summary>
internal sealed record SeedCsv(IReadOnlyList<string> Columns, IReadOnlyList<SeedRow> Rows)
{
    /// <returns>Null, and mistakes, when its lines cannot be told apart.</returns>
    public static SeedCsv? Read(string file, byte[] bytes, SeedMistakes mistakes)
    {
        if (mistakes.Utf8(file, bytes) is not { } utf8)
            return null;
        var (records, open) = Records(Encoding.UTF8.GetString(utf8));
        if (open > 0)
            mistakes.Add(file, open, "", "a quoted field is not closed.", "\" で始まる項目が閉じていません。終わりに \" を付けてください。");
        else if (records.Count is 0)
            mistakes.Add(file, 1, "", "it is empty; a header line and one line per procedure are needed.", "空のファイルです。見出しの行と、手続きごとの行が要ります。");
        else
            return Table(file, records, mistakes);
        return null;
    }

    static SeedCsv? Table(string file, List<(int Line, List<string> Fields)> records, SeedMistakes mistakes)
    {
        var columns = records[0].Fields.Select(column => column.Trim()).ToList();
        if (columns.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            mistakes.Add(file, 1, twice.Key, $"the column {twice.Key} is there twice.", $"列「{twice.Key}」が2つあります。1つにしてください。");
            return null;
        }
        var rows = new List<SeedRow>();
        foreach (var (line, fields) in records.Skip(1))
        {
            if (fields.Count == columns.Count)
                rows.Add(new(file, line, columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second), mistakes));
            else
                mistakes.Add(file, line, "", $"it has {fields.Count} fields; {columns.Count} are needed, as in the header.", $"項目が{fields.Count}個です。見出しと同じ{columns.Count}個にしてください。");
        }
        return new(columns, rows);
    }

    static (List<(int Line, List<string> Fields)> Records, int OpenQuote) Records(string text)
    {
        var (line, begun, quoted, records) = (1, 1, false, new List<(int, List<string>)>());
        var (field, fields) = (new StringBuilder(), new List<string>());
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n')
                line++;
            if (quoted && c is '"' && i + 1 < text.Length && text[i + 1] is '"')
                field.Append(text[++i]);
            else if (c is '"')
                quoted = !quoted;
            else if (quoted)
                field.Append(c);
            else if (c is ',')
                End();
            else if (c is '\n')
            {
                End();
                if (fields is not [""])
                    records.Add((begun, fields));
                (fields, begun) = ([], line);
            }
            else if (c is not '\r')
                field.Append(c);
        }
        if (field.Length > 0 || fields.Count > 0)
        {
            End();
            records.Add((begun, fields));
        }
        return (records, quoted ? begun : 0);

        void End()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
