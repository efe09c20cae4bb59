using System.Text.Json;

namespace Madoguchi.Reservation.Guide;

/// <summary>A life event with the procedures it always needs and those that depend on an answer.</summary>
public sealed record LifeEvent(string Code, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Always, IReadOnlyList<GuideRule> Rules)
{
    /// <summary>The procedures for the questions answered with yes, each once, in the order of the rules.</summary>
    public IReadOnlyList<string> ProceduresFor(IReadOnlyCollection<string> yes) =>
        [.. Always.Concat(Rules.Where(rule => yes.Contains(rule.If)).SelectMany(rule => rule.Add)).Distinct()];
}

/// <summary>When the question <see cref="If"/> is answered with yes, these procedures are needed as well.</summary>
public sealed record GuideRule(string If, IReadOnlyList<string> Add);

/// <summary>The procedure navigator (手続きナビ), from the JSON which the city hall publishes.</summary>
internal sealed class Navigator
{
    public required IReadOnlyList<LifeEvent> Events { get; init; }

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
        select new LifeEvent(life.Code!, Names(life.Name!, life.NameEasy, life.NameEn), life.Always ?? [], [.. rules]);

    static Dictionary<string, IReadOnlyDictionary<string, string>> Texts(NavigatorFile file) =>
        (file.Questions ?? []).Where(question => question is { Id: not null, Ja: not null }).DistinctBy(question => question.Id)
            .ToDictionary(question => question.Id!, question => (IReadOnlyDictionary<string, string>)Names(question.Ja!, question.Easy, question.En));

    static Dictionary<string, string> Names(string japanese, string? easy, string? english)
    {
        var names = new Dictionary<string, string> { ["ja"] = japanese };
        if (easy is not null)
            names["ja-easy"] = easy;
        if (english is not null)
            names["en"] = english;
        return names;
    }

    sealed record NavigatorFile(IReadOnlyList<EventEntry>? Events, IReadOnlyList<QuestionEntry>? Questions);

    sealed record EventEntry(
        string? Code, string? Name, string? NameEasy, string? NameEn, IReadOnlyList<string>? Always, IReadOnlyList<RuleEntry>? Rules);

    sealed record RuleEntry(string? If, IReadOnlyList<string>? Add);

    sealed record QuestionEntry(string? Id, string? Ja, string? Easy, string? En);
}
