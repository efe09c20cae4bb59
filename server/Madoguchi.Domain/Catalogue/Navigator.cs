using System.Globalization;
using System.Text.Json;

namespace Madoguchi.Domain.Catalogue;

/// <summary>A life event with the procedures it always needs and those that depend on an answer.</summary>
/// <param name="Code">For example <c>move-in</c>.</param>
/// <param name="Names">By language: <c>ja</c>, <c>ja-easy</c>, <c>en</c> ….</param>
/// <param name="Always">Procedure codes.</param>
/// <param name="Rules">In the order in which they are asked.</param>
public sealed record LifeEvent(string Code, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Always, IReadOnlyList<GuideRule> Rules)
{
    /// <summary>A counter where all of it is done in one appointment; null: at the counters of its procedures.</summary>
    public OwnCounter? Reservation { get; init; }

    /// <summary>What is asked, each question once.</summary>
    public IReadOnlyList<string> Questions => [.. Rules.Select(rule => rule.If).Distinct()];

    /// <summary>The procedures for the questions answered with yes, each once, in the order of the rules.</summary>
    public IReadOnlyList<string> ProceduresFor(IReadOnlyCollection<string> yes) =>
        [.. Always.Concat(Rules.Where(rule => yes.Contains(rule.If)).SelectMany(rule => rule.Add)).Distinct()];
}

/// <summary>One counter for a whole life event, by appointment only, as at an おくやみコーナー.</summary>
/// <param name="Counter">Number of the counter.</param>
/// <param name="Minutes">Length of an appointment.</param>
/// <param name="LeadOpenDays">開庁日 before the visit until which it can be booked.</param>
/// <param name="Starts">When appointments begin, local time; none: one after the other from the opening on.</param>
public sealed record OwnCounter(int Counter, int Minutes, int LeadOpenDays, IReadOnlyList<TimeOnly> Starts);

/// <summary>When the question <see cref="If"/> is answered with yes, these procedures are needed as well.</summary>
/// <param name="If">Id of the question.</param>
/// <param name="Add">Procedure codes.</param>
public sealed record GuideRule(string If, IReadOnlyList<string> Add);

/// <summary>The procedure navigator (手続きナビ), from the JSON which the city hall publishes.</summary>
public sealed class Navigator
{
    public required IReadOnlyList<LifeEvent> Events { get; init; }

    public LifeEvent? Event(string? code) => Events.FirstOrDefault(life => life.Code == code);

    /// <summary>Question texts by question id and language.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Questions { get; init; }

    /// <summary>Reads what can be read; null when there is nothing to guide by.</summary>
    public static Navigator? Read(string? json)
    {
        if (json is null)
            return null;
        try
        {
            var file = JsonSerializer.Deserialize<NavigatorFile>(json, JsonSerializerOptions.Web);
            return file?.Events is null ? null : new() { Events = [.. Lives(file)], Questions = Texts(file) };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static IEnumerable<LifeEvent> Lives(NavigatorFile file) =>
        from life in file.Events
        where life is { Code: not null, Name: not null }
        let rules = from rule in life.Rules ?? [] where rule is { If: not null, Add: not null } select new GuideRule(rule.If!, rule.Add!)
        select new LifeEvent(life.Code!, Names(life.Name!, life.NameEasy, life.NameEn, life.NameZh, life.NameKo), life.Always ?? [], [.. rules])
        {
            Reservation = Own(life.Reservation),
        };

    /// <summary>What is not a number or a time is not read: the rest of the navigator stays of use.</summary>
    static OwnCounter? Own(JsonElement? own) => own is { ValueKind: JsonValueKind.Object } json
        && Number(json, "counter") is { } counter && Number(json, "minutes") is { } minutes
        ? new(counter, minutes, Number(json, "leadOpenDays") ?? 0, [.. Starts(json)]) : null;

    static int? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number is >= 0 and <= 1000 ? number : null;

    static IEnumerable<TimeOnly> Starts(JsonElement json) => json.TryGetProperty("starts", out var starts) && starts.ValueKind is JsonValueKind.Array
        ? starts.EnumerateArray().Where(start => start.ValueKind is JsonValueKind.String)
            .Select(start => TimeOnly.TryParseExact(start.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : (TimeOnly?)null).OfType<TimeOnly>()
        : [];

    static Dictionary<string, IReadOnlyDictionary<string, string>> Texts(NavigatorFile file) =>
        (file.Questions ?? []).Where(question => question is { Id: not null, Ja: not null }).DistinctBy(question => question.Id)
            .ToDictionary(question => question.Id!, question => (IReadOnlyDictionary<string, string>)Names(question.Ja!, question.Easy, question.En, question.Zh, question.Ko));

    static Dictionary<string, string> Names(string japanese, string? easy, string? english, string? chinese, string? korean)
    {
        var names = new Dictionary<string, string> { ["ja"] = japanese };
        foreach (var (language, name) in new[] { ("ja-easy", easy), ("en", english), ("zh-Hans", chinese), ("ko", korean) })
            if (name is not null)
                names[language] = name;
        return names;
    }

    sealed record NavigatorFile(IReadOnlyList<EventEntry>? Events, IReadOnlyList<QuestionEntry>? Questions);

    sealed record EventEntry(
        string? Code, string? Name, string? NameEasy, string? NameEn, string? NameZh, string? NameKo, IReadOnlyList<string>? Always, IReadOnlyList<RuleEntry>? Rules,
        JsonElement? Reservation);

    sealed record RuleEntry(string? If, IReadOnlyList<string>? Add);

    sealed record QuestionEntry(string? Id, string? Ja, string? Easy, string? En, string? Zh, string? Ko);
}
