using System.Globalization;
using System.Text.Json;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>
/// One value of a seed file, which knows its line, so that every complaint can name it. Reading goes on after a mistake, with
/// a stand-in value, to find them all; what is missing is told once and then read as nothing.
/// </summary>
internal sealed class SeedJson
{
    readonly string _file;
    readonly string _path;
    readonly JsonElement _value;
    readonly IReadOnlyDictionary<string, int> _lines;
    readonly SeedMistakes _mistakes;

    SeedJson(string file, string path, JsonElement value, IReadOnlyDictionary<string, int> lines, SeedMistakes mistakes) =>
        (_file, _path, _value, _lines, _mistakes) = (file, path, value, lines, mistakes);

    public static SeedJson Read(string file, byte[] bytes, SeedMistakes mistakes)
    {
        if (mistakes.Utf8(file, bytes) is { } utf8)
        {
            try
            {
                using var document = JsonDocument.Parse(utf8);
                if (!HasEachNameOnce(utf8))
                    mistakes.Add(
                        file, 0, "", "an object has the same name twice; each name once is allowed.",
                        "1つの { … } の中に、同じ名前の項目が2つあります。1つにしてください。");
                return new(file, "", document.RootElement.Clone(), JsonLines.Of(utf8), mistakes);
            }
            catch (JsonException broken)
            {
                mistakes.Add(
                    file, (int)(broken.LineNumber ?? -1) + 1, "", "this is not readable JSON; UTF-8 JSON without comments is allowed.",
                    "JSON として読めません。コンマや括弧の過不足を直してください。注釈は書けません。");
            }
        }
        return new(file, "", default, new Dictionary<string, int>(), mistakes);
    }

    static bool HasEachNameOnce(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new() { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public void Wrong(string english, string japanese) => _mistakes.Add(_file, _lines.GetValueOrDefault(_path), _path.TrimStart('/'), english, japanese);

    /// <summary>Something that has no line of its own.</summary>
    public void WrongAnywhere(string english, string japanese) => _mistakes.Add(_file, 0, "", english, japanese);

    /// <summary>Told already, or a child of what was told already.</summary>
    public bool IsMissing => _value.ValueKind is JsonValueKind.Undefined;

    public bool Has(string name) => _value.ValueKind is JsonValueKind.Object && _value.TryGetProperty(name, out _);

    public SeedJson this[string name]
    {
        get
        {
            JsonElement child = default;
            if (_value.ValueKind is JsonValueKind.Object)
            {
                if (!_value.TryGetProperty(name, out child))
                    Wrong($"{Name} has no \"{name}\"; it is needed.", $"「{name}」がありません。書き足してください。");
            }
            else if (!IsMissing)
                Wrong($"{Name} is not an object with \"{name}\".", $"「{name}」などを持つ {{ … }} にしてください。");
            return new(_file, $"{_path}/{name}", child, _lines, _mistakes);
        }
    }

    public SeedJson? Maybe(string name) => Has(name) ? this[name] : null;

    public IEnumerable<SeedJson> Items()
    {
        if (_value.ValueKind is JsonValueKind.Array)
            return _value.EnumerateArray().Select((item, i) => new SeedJson(_file, $"{_path}/{i}", item, _lines, _mistakes));
        if (!IsMissing)
            Wrong($"{Name} is not a list.", "[ … ] の一覧にしてください。");
        return [];
    }

    public IEnumerable<(string Name, SeedJson Value)> Members()
    {
        if (_value.ValueKind is JsonValueKind.Object)
            return _value.EnumerateObject().Select(member => (member.Name, this[member.Name]));
        if (!IsMissing)
            Wrong($"{Name} is not an object.", "{ … } にしてください。");
        return [];
    }

    public bool IsList => _value.ValueKind is JsonValueKind.Array;

    public string Text(int most = 100) => _value.ValueKind is JsonValueKind.String && _value.GetString() is { Length: > 0 } text && text.Length <= most
        ? text
        : Not("", $"a text of 1–{most} characters", $"1〜{most}文字の文字列");

    /// <summary>A text in which furigana may be marked.</summary>
    public string Marked(int most = 100)
    {
        var text = Text(most);
        if (FuriganaRule.Refuse(text) is not { } broken)
            return text;
        Wrong($"{Name} is \"{text}\"; {broken.English} allowed.", broken.Japanese);
        return "";
    }

    public string Code() => Text() is not { Length: > 0 } code ? ""
        : code.Length <= 40 && code.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') ? code
        : Denied("", "1–40 of a–z, 0–9 and - are", "英小文字・数字・ハイフンで40文字まで");

    public int Whole(int least, int most) => _value.ValueKind is JsonValueKind.Number && _value.TryGetInt32(out var number) && number >= least && number <= most
        ? number
        : Not(least, $"a whole number from {least} to {most}", $"{least}〜{most}の整数");

    public bool YesNo() => _value.ValueKind is JsonValueKind.True or JsonValueKind.False ? _value.GetBoolean() : Not(false, "true or false", "true か false");

    public TimeOnly Time() => Text() is not { Length: > 0 } text ? default
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : Denied(default(TimeOnly), "a time from 00:00 to 23:59 is", "00:00〜23:59の時刻");

    public DateOnly Date() => Text() is not { Length: > 0 } text ? default
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : Denied(default(DateOnly), "a date like 2026-04-01 is", "2026-04-01 のような日付");

    public string MonthDay() => Text() is not { Length: > 0 } text ? "01-01"
        : DateOnly.TryParseExact($"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text
        : Denied("01-01", "a month and day like 12-29 is", "12-29 のような月日");

    public DayOfWeek Weekday() => Text() is not { Length: > 0 } text ? default
        : Array.IndexOf(SeedWords.Weekdays, text) is >= 0 and var day ? (DayOfWeek)day
        : Denied(default(DayOfWeek), "Mon, Tue, Wed, Thu, Fri, Sat or Sun is", "Mon・Tue・Wed・Thu・Fri・Sat・Sun のどれか");

    public string Raw => IsMissing ? "" : _value.GetRawText();

    T Denied<T>(T instead, string allowed, string allowedJa)
    {
        Wrong($"{Name} is \"{_value.GetString()}\"; {allowed} allowed.", $"「{Short}」は使えません。{allowedJa}にしてください。");
        return instead;
    }

    T Not<T>(T instead, string allowed, string allowedJa)
    {
        if (!IsMissing)
            Wrong($"{Name} is {Raw}; {allowed} is allowed.", $"「{Short}」は使えません。{allowedJa}にしてください。");
        return instead;
    }

    public string Short => Raw.Trim('"') is { Length: > 40 } text ? text[..40] + "…" : Raw.Trim('"');

    string Name => _path.Length is 0 ? "The file" : $"\"{_path[1..]}\"";
}
