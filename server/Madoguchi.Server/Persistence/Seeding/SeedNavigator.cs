namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>life-events.json</c>: kept as it is, after every code in it was found in the procedures.</summary>
internal static class SeedNavigator
{
    public static string Read(SeedJson json, HashSet<string> procedures)
    {
        var after = new Dictionary<string, List<string>>();
        foreach (var (name, first) in json["after"].Members().Where(rule => rule.Value.IsList))
        {
            if (!procedures.Contains(name))
                Unknown(first, name);
            after[name] = Codes(first, procedures);
        }
        if (after.Keys.FirstOrDefault(code => Reaches(after, code, code, [])) is { } circle)
            json["after"][circle].Wrong($"{circle} comes after itself; the order of a visit must not run in a circle.", $"{circle} が自分自身の後になっています。順番が一回りしないようにしてください。");
        HashSet<string> questions = [.. json["questions"].Items().Select(question => question["id"].Text())];
        foreach (var happening in json["events"].Items())
        {
            happening["code"].Code();
            Codes(happening["always"], procedures);
            foreach (var rule in happening["rules"].Items())
                Codes(rule["add"], procedures);
        }
        if (questions.Count is 0 && !json["questions"].IsMissing)
            json["questions"].Wrong("There is no question; at least one is needed.", "質問がありません。1つ以上書いてください。");
        return json.Raw;
    }

    static List<string> Codes(SeedJson codes, HashSet<string> procedures)
    {
        var known = new List<string>();
        foreach (var code in codes.Items())
        {
            if (code.Text() is { Length: > 0 } text && !procedures.Contains(text))
                Unknown(code, text);
            known.Add(code.Text());
        }
        return known;
    }

    static void Unknown(SeedJson where, string code) =>
        where.Wrong($"The procedure {code} is not in procedures.csv.", $"手続き {code} が procedures.csv にありません。どちらかを直してください。");

    static bool Reaches(Dictionary<string, List<string>> after, string from, string to, HashSet<string> seen) =>
        seen.Add(from) && after.GetValueOrDefault(from, []).Exists(code => code == to || Reaches(after, code, to, seen));
}
