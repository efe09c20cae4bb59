using System.Globalization;
using System.Text.Json;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>One value of a seed file, which knows its line, so that every complaint can name it.</summary>
internal sealed class SeedJson
{
    readonly string _file;
    readonly string _path;
    readonly JsonElement _value;
    readonly IReadOnlyDictionary<string, int> _lines;

    SeedJson(string file, string path, JsonElement value, IReadOnlyDictionary<string, int> lines) =>
        (_file, _path, _value, _lines) = (file, path, value, lines);

    public static SeedJson Read(string folder, string file)
    {
        var bytes = SeedText.Bytes(folder, file);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new(file, "", document.RootElement.Clone(), JsonLines.Of(bytes));
        }
        catch (JsonException broken)
        {
            throw new SeedException(file, (int)(broken.LineNumber ?? -1) + 1, "this is not readable JSON; UTF-8 JSON without comments is allowed.");
        }
    }

    public SeedException Wrong(string problem) => new(_file, _lines.GetValueOrDefault(_path), problem);

    public bool Has(string name) => _value.ValueKind is JsonValueKind.Object && _value.TryGetProperty(name, out _);

    public SeedJson this[string name] => _value.ValueKind is not JsonValueKind.Object
        ? throw Wrong($"{Name} is not an object with \"{name}\".")
        : _value.TryGetProperty(name, out var child)
            ? new(_file, $"{_path}/{name}", child, _lines)
            : throw Wrong($"{Name} has no \"{name}\"; it is needed.");

    public SeedJson? Maybe(string name) => Has(name) ? this[name] : null;

    public IEnumerable<SeedJson> Items() => _value.ValueKind is JsonValueKind.Array
        ? _value.EnumerateArray().Select((item, i) => new SeedJson(_file, $"{_path}/{i}", item, _lines))
        : throw Wrong($"{Name} is not a list.");

    public IEnumerable<(string Name, SeedJson Value)> Members() => _value.ValueKind is JsonValueKind.Object
        ? _value.EnumerateObject().Select(member => (member.Name, this[member.Name]))
        : throw Wrong($"{Name} is not an object.");

    public bool IsList => _value.ValueKind is JsonValueKind.Array;

    public string Text(int most = 100) => _value.ValueKind is JsonValueKind.String && _value.GetString() is { Length: > 0 } text && text.Length <= most
        ? text
        : throw Wrong($"{Name} is {_value.GetRawText()}; a text of 1–{most} characters is allowed.");

    public string Code() => Text() is { Length: <= 40 } code && code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
        ? code
        : throw Wrong($"{Name} is \"{Text()}\"; 1–40 of a–z, 0–9 and - are allowed.");

    public int Whole(int least, int most) => _value.ValueKind is JsonValueKind.Number && _value.TryGetInt32(out var number) && number >= least && number <= most
        ? number
        : throw Wrong($"{Name} is {_value.GetRawText()}; a whole number from {least} to {most} is allowed.");

    public bool YesNo() => _value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? _value.GetBoolean()
        : throw Wrong($"{Name} is {_value.GetRawText()}; true or false is allowed.");

    public TimeOnly Time() => TimeOnly.TryParseExact(Text(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : throw Wrong($"{Name} is \"{Text()}\"; a time from 00:00 to 23:59 is allowed.");

    public DateOnly Date() => DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw Wrong($"{Name} is \"{Text()}\"; a date like 2026-04-01 is allowed.");

    public string MonthDay() => DateOnly.TryParseExact($"2024-{Text()}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? Text()
        : throw Wrong($"{Name} is \"{Text()}\"; a month and day like 12-29 is allowed.");

    public DayOfWeek Weekday() => Text() switch
    {
        "Mon" => DayOfWeek.Monday,
        "Tue" => DayOfWeek.Tuesday,
        "Wed" => DayOfWeek.Wednesday,
        "Thu" => DayOfWeek.Thursday,
        "Fri" => DayOfWeek.Friday,
        "Sat" => DayOfWeek.Saturday,
        "Sun" => DayOfWeek.Sunday,
        var other => throw Wrong($"{Name} is \"{other}\"; Mon, Tue, Wed, Thu, Fri, Sat or Sun is allowed."),
    };

    public string Raw => _value.GetRawText();

    string Name => _path.Length is 0 ? "The file" : $"\"{_path[1..]}\"";
}
