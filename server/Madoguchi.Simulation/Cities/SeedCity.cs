using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Simulation.Cities;

/// <summary>国分寺市 of the seed: 市役所本庁舎 with its counters, procedures and precedences.</summary>
internal static class SeedCity
{
    public const string Site = "honchosha";

    static readonly JsonElement Sites = Json("sites.json");
    static readonly JsonElement After = Json("life-events.json").GetProperty("after");
    static readonly ImmutableArray<string[]> Procedures =
        [.. Lines("procedures.csv").Skip(1).Select(line => line.Split(',')).Where(fields => fields[6] is "yes" or "limited_hours")];

    public static bool IsOpen(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !NationalHolidays.Contains(date)
        && !(date is { Month: 12, Day: >= 29 } or { Month: 1, Day: <= 3 });

    public static SiteRules RulesOn(DateOnly date)
    {
        var hours = new OpenHours(At(date, 8, 30), At(date, 16, 45), At(date, 17, 0));
        var site = Sites.GetProperty("sites").EnumerateArray().Single(site => site.GetProperty("code").ValueEquals(Site));
        return new(
            Site, date, hours,
            Sites.GetProperty("categories").EnumerateArray().Select(Category).ToImmutableSortedDictionary(rule => rule.Code, rule => rule),
            Procedures.Select(fields => Procedure(fields, date)).ToImmutableSortedDictionary(rule => rule.Code, rule => rule),
            site.GetProperty("counters").EnumerateArray().Select(Counter).ToImmutableSortedDictionary(rule => rule.Number, rule => rule),
            Promises.Default);
    }

    static CategoryRule Category(JsonElement category) => new(category.GetProperty("code").GetString()![0], category.GetProperty("name").GetString()!, 1, 799, []);

    static CounterRule Counter(JsonElement counter) => new(
        new(counter.GetProperty("number").GetInt32()), counter.GetProperty("name").GetString()!,
        [.. counter.GetProperty("categories").EnumerateArray().Select(code => code.GetString()![0])],
        counter.TryGetProperty("reservationOnly", out var only) && only.GetBoolean());

    static ProcedureRule Procedure(string[] fields, DateOnly date)
    {
        var isLimited = fields[6] == "limited_hours";
        return new(
            new(fields[0]), fields[5][0], int.Parse(fields[9], CultureInfo.InvariantCulture),
            After.TryGetProperty(fields[0], out var before) ? [.. before.EnumerateArray().Select(code => new ProcedureCode(code.GetString()!))] : [],
            isLimited ? At(date, 9, 0) : null, isLimited ? At(date, 16, 0) : null);
    }

    static DateTimeOffset At(DateOnly date, int hour, int minute) => BusinessTime.At(date, new(hour, minute));

    static JsonElement Json(string name)
    {
        using var stream = typeof(SeedCity).Assembly.GetManifestResourceStream(name)!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.Clone();
    }

    static string[] Lines(string name)
    {
        using var reader = new StreamReader(typeof(SeedCity).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
