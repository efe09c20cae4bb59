namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>life-events.json</c>: kept as it is, after every code in it was found in the procedures.</summary>
internal static class SeedNavigator
{
    /// <summary>Characters of a question.</summary>
    public const int MostQuestion = 200;

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
        Questions(json["questions"]);
        Events(json["events"], procedures);
        return json.Raw;
    }

    static void Questions(SeedJson questions)
    {
        var seen = new HashSet<string>();
        foreach (var question in questions.Items())
        {
            var id = question["id"];
            if (id.Text() is { Length: > 0 } text && !seen.Add(text))
                id.Wrong($"The question {id.Raw} is there twice.", $"質問「{id.Short}」が2つあります。1つにしてください。");
            question["ja"].Text(MostQuestion);
            question.Maybe("easy")?.Marked(MostQuestion);
            foreach (var language in new[] { "en", "zh", "ko" })
                question.Maybe(language)?.Text(MostQuestion);
        }
        if (seen.Count is 0 && questions.IsList)
            questions.Wrong("There is no question; at least one is needed.", "質問がありません。1つ以上書いてください。");
    }

    /// <summary>A rule may ask what has no words here: residents' pages bring some of their own.</summary>
    static void Events(SeedJson events, HashSet<string> procedures)
    {
        var seen = new HashSet<string>();
        foreach (var happening in events.Items())
        {
            var code = happening["code"];
            if (code.Code() is { Length: > 0 } text && !seen.Add(text))
                code.Wrong($"The event {code.Raw} is there twice.", $"できごと「{code.Short}」が2つあります。1つにしてください。");
            happening["name"].Text();
            happening.Maybe("nameEasy")?.Marked();
            foreach (var language in new[] { "nameEn", "nameZh", "nameKo" })
                happening.Maybe(language)?.Text();
            Codes(happening["always"], procedures);
            foreach (var rule in happening["rules"].Items())
            {
                rule["if"].Text();
                Codes(rule["add"], procedures);
            }
        }
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
