namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>life-events.json</c>: kept as it is, after every code in it was found in the procedures.</summary>
internal static class SeedNavigator
{
    public static string Read(string folder, HashSet<string> procedures)
    {
        var json = SeedJson.Read(folder, "life-events.json");
        var after = new Dictionary<string, List<string>>();
        foreach (var (name, first) in json["after"].Members().Where(rule => rule.Value.IsList))
            after[procedures.Contains(name) ? name : throw Unknown(first, name)] = Codes(first, procedures);
        if (after.Keys.FirstOrDefault(code => Reaches(after, code, code, [])) is { } circle)
            throw json["after"][circle].Wrong($"{circle} comes after itself; the order of a visit must not run in a circle.");
        HashSet<string> questions = [.. json["questions"].Items().Select(question => question["id"].Text())];
        foreach (var happening in json["events"].Items())
        {
            happening["code"].Code();
            Codes(happening["always"], procedures);
            foreach (var rule in happening["rules"].Items())
                Codes(rule["add"], procedures);
        }
        return questions.Count > 0 ? json.Raw : throw json["questions"].Wrong("There is no question; at least one is needed.");
    }

    static List<string> Codes(SeedJson codes, HashSet<string> procedures) =>
        [.. codes.Items().Select(code => procedures.Contains(code.Text()) ? code.Text() : throw Unknown(code, code.Text()))];

    static SeedException Unknown(SeedJson where, string code) => where.Wrong($"The procedure {code} is not in procedures.csv.");

    static bool Reaches(Dictionary<string, List<string>> after, string from, string to, HashSet<string> seen) =>
        seen.Add(from) && after.GetValueOrDefault(from, []).Exists(code => code == to || Reaches(after, code, to, seen));
}
