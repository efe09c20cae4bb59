using System.Globalization;
using System.Text;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>A line of a CSV file (RFC 4180) by column name.</summary>
internal sealed class SeedRow(string file, int line, IReadOnlyDictionary<string, string> fields)
{
    public SeedException Wrong(string problem) => new(file, line, problem);

    public string Field(string column) => fields[column].Trim();

    public string Text(string column, int most = 200) => Field(column) is { Length: > 0 } text && text.Length <= most
        ? text
        : throw Wrong($"{column} is \"{Field(column)}\"; a text of 1–{most} characters is allowed.");

    public string? MaybeText(string column) => Field(column) is { Length: > 0 } ? Text(column) : null;

    public int Whole(string column, int least, int most) =>
        int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"{column} is \"{Field(column)}\"; a whole number from {least} to {most} is allowed.");
}

/// <summary>A CSV file with a header line.</summary>
internal sealed record SeedCsv(IReadOnlyList<string> Columns, IReadOnlyList<SeedRow> Rows)
{
    public static SeedCsv Read(string folder, string file)
    {
        var records = Records(file, SeedText.Text(folder, file)).ToList();
        if (records.Count is 0)
            throw new SeedException(file, 1, "it is empty; a header line and one line per procedure are needed.");
        var columns = records[0].Fields.Select(column => column.Trim()).ToList();
        if (columns.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new SeedException(file, 1, $"the column {twice.Key} is there twice.");
        return new(columns, [.. records.Skip(1).Select(record => Row(file, columns, record.Line, record.Fields))]);
    }

    static SeedRow Row(string file, List<string> columns, int line, List<string> fields) => fields.Count == columns.Count
        ? new(file, line, columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))
        : throw new SeedException(file, line, $"it has {fields.Count} fields; {columns.Count} are needed, as in the header.");

    static IEnumerable<(int Line, List<string> Fields)> Records(string file, string text)
    {
        var (line, begun, quoted) = (1, 1, false);
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
                    yield return (begun, fields);
                (fields, begun) = ([], line);
            }
            else if (c is not '\r')
                field.Append(c);
        }
        if (quoted)
            throw new SeedException(file, begun, "a quoted field is not closed.");
        if (field.Length > 0 || fields.Count > 0)
        {
            End();
            yield return (begun, fields);
        }

        void End()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
