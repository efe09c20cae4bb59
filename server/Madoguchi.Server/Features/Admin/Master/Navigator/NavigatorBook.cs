using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Features.Admin.Master.Navigator;

/// <param name="Always">Procedures that everybody needs.</param>
internal sealed record LifeEvent(string Code, Names Names, ImmutableArray<string> Always, ImmutableArray<LifeRule> Rules);

/// <param name="If">Id of a question answered with yes.</param>
/// <param name="Add">Procedures that are then needed as well.</param>
internal sealed record LifeRule(string If, ImmutableArray<string> Add);

internal sealed record Question(string Id, Names Words);

/// <param name="After">Procedures which must be done before it in the same visit.</param>
internal sealed record Precedence(string Procedure, ImmutableArray<string> After);

/// <summary>The navigator's file, to be changed part by part: what these pages do not know stays as it was.</summary>
internal sealed class NavigatorBook
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly (string Member, string Language)[] EventNames =
        [("name", "ja"), ("nameEasy", "ja-easy"), ("nameEn", "en"), ("nameZh", "zh-Hans"), ("nameKo", "ko")];

    static readonly (string Member, string Language)[] QuestionWords =
        [("ja", "ja"), ("easy", "ja-easy"), ("en", "en"), ("zh", "zh-Hans"), ("ko", "ko")];

    readonly JsonObject _file;

    NavigatorBook(JsonObject file) => _file = file;

    /// <summary>The whole navigator is one thing: what belongs together is seen together.</summary>
    public static readonly Thing Thing = new(Things.Navigator, SeedFiles.LifeEventsName);

    public static NavigatorBook Of(string json) => new(JsonNode.Parse(json) as JsonObject ?? []);

    public IEnumerable<LifeEvent> Events => Objects("events").Select(one =>
        new LifeEvent(Text(one["code"]), NamesOf(one, EventNames), Codes(one["always"]), [.. Rules(one)]));

    public IEnumerable<Question> Questions => Objects("questions").Select(one => new Question(Text(one["id"]), NamesOf(one, QuestionWords)));

    public IEnumerable<Precedence> Precedences => (_file["after"] as JsonObject ?? [])
        .Where(rule => rule.Value is JsonArray).Select(rule => new Precedence(rule.Key, Codes(rule.Value)));

    /// <summary>Replaces the one with its code, or adds it.</summary>
    public void Set(LifeEvent happening)
    {
        var one = Find("events", "code", happening.Code);
        Write(one, happening.Names, EventNames);
        one["always"] = SeedParts.List(happening.Always);
        one["rules"] = new JsonArray([.. happening.Rules.Select(rule => new JsonObject { ["if"] = rule.If, ["add"] = SeedParts.List(rule.Add) })]);
    }

    public void Set(Question question) => Write(Find("questions", "id", question.Id), question.Words, QuestionWords);

    public void Set(IEnumerable<Precedence> precedences)
    {
        var after = _file["after"] as JsonObject ?? [];
        foreach (var procedure in after.Where(rule => rule.Value is JsonArray).Select(rule => rule.Key).ToArray())
            after.Remove(procedure);
        foreach (var one in precedences)
            after[one.Procedure] = SeedParts.List(one.After);
        _file["after"] = after;
    }

    public void RemoveEvent(string code) => List("events").Remove(Objects("events").FirstOrDefault(one => Text(one["code"]) == code));

    public void RemoveQuestion(string id) => List("questions").Remove(Objects("questions").FirstOrDefault(one => Text(one["id"]) == id));

    public void MoveEvent(string code, int step) => Ordering.Step(List("events"), one => Text(one?["code"]) == code, step);

    public override string ToString() => _file.ToJsonString(Indented);

    JsonArray List(string name)
    {
        if (_file[name] is not JsonArray list)
            _file[name] = list = [];
        return list;
    }

    IEnumerable<JsonObject> Objects(string name) => List(name).OfType<JsonObject>();

    JsonObject Find(string list, string key, string value)
    {
        if (Objects(list).FirstOrDefault(one => Text(one[key]) == value) is not { } found)
            List(list).Add(found = new JsonObject { [key] = value });
        return found;
    }

    static IEnumerable<LifeRule> Rules(JsonObject happening) =>
        (happening["rules"] as JsonArray ?? []).OfType<JsonObject>().Select(rule => new LifeRule(Text(rule["if"]), Codes(rule["add"])));

    static Names NamesOf(JsonObject one, (string Member, string Language)[] members) => new(members
        .Where(member => Text(one[member.Member]).Length > 0).ToImmutableSortedDictionary(member => member.Language, member => Text(one[member.Member])));

    static void Write(JsonObject one, Names names, (string Member, string Language)[] members)
    {
        foreach (var (member, language) in members)
            if (names.Own(language) is { Length: > 0 } text)
                one[member] = text;
            else
                one.Remove(member);
    }

    static ImmutableArray<string> Codes(JsonNode? list) => [.. (list as JsonArray ?? []).Select(Text)];

    static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
