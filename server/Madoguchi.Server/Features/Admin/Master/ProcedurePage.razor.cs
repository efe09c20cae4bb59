using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Rows;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>One procedure: what is typed becomes its row.</summary>
public partial class ProcedurePage
{
    const string New = "new", Every = "_all";

    const int MostText = 200;

    static readonly (string Way, string Name)[] Ways =
        [("convenience_store", "コンビニ"), ("online", "オンライン"), ("post", "郵送"), ("visit_plan_only", "来庁予定の連絡だけオンライン")];

    static readonly (string Value, string Name)[] Handlings =
        [("yes", "取り扱う"), ("no", "取り扱わない"), ("forward", "取次（預かって本庁へ送る）"), ("limited_hours", "時間を限って取り扱う")];

    static readonly (string Day, string Name)[] Weekdays =
        [("Monday", "月"), ("Tuesday", "火"), ("Wednesday", "水"), ("Thursday", "木"), ("Friday", "金"), ("Saturday", "土"), ("Sunday", "日")];

    MasterProcedure? edited;
    bool isRemoving;

    [Parameter] public string Code { get; set; } = "";

    bool IsNew => Code is New;

    string Title => IsNew ? "手続きを足す" : $"手続き {Code} {edited?.Names.Ja}".TrimEnd();

    protected override async Task OnInitializedAsync()
    {
        await Load();
        edited = Current.Procedure(Code);
        var shown = new Dictionary<string, string>
        {
            ["department"] = edited?.Department ?? "",
            ["category"] = edited?.Category ?? "",
            ["minutes"] = Typed.Text(edited?.Minutes ?? 10),
            ["fee"] = Typed.Text(edited?.FeeYen ?? 0),
            ["feeNote"] = edited?.FeeNote ?? "",
            ["bring"] = string.Join('\n', edited?.Bring ?? []),
            ["ways"] = string.Join(' ', edited?.WithoutVisit ?? []),
            ["wayNote"] = edited?.WithoutVisitNote ?? "",
            ["wayUrl"] = edited?.WithoutVisitUrl ?? "",
            ["travel"] = edited?.StaffMoves switch { true => "staff", false => "citizen", null => "" },
        };
        TypedNames.Show(shown, edited?.Names);
        Show(shown, Every, edited?.Limited);
        foreach (var site in Current.Sites)
        {
            shown[$"at-{site.Code}"] = SeedWords.Of(edited?.At(site.Code) ?? Handling.Yes);
            Show(shown, site.Code, edited?.LimitedAt.GetValueOrDefault(site.Code));
        }
        Fill(shown);
        Seen(new(Things.Procedure, Code));
    }

    async Task Save()
    {
        var code = IsNew ? Trimmed("code").ToUpperInvariant() : Code;
        if (IsNew && Current.Procedure(code) is not null)
            Wrong["code"] = $"手続き {code} はもうあります。ほかのコードにするか、一覧から選んで直してください。";
        else if (code.Length is 0 or > 10 || !char.IsAsciiLetterUpper(code[0]) || !code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            Wrong["code"] = "コードは、英大文字で始まる英大文字と数字10文字までにしてください。";
        var names = TypedNames.Read(Trimmed, MostText, easyIsNeeded: true, Wrong);
        Check("department", "担当課", required: true);
        Check("feeNote", "手数料の補足", required: false);
        Check("wayNote", "来庁しない方法の補足", required: false);
        if (Trimmed("wayNote").Contains('|', StringComparison.Ordinal))
            Wrong["wayNote"] = "補足に「|」は使えません。";
        if (Maybe("wayUrl") is { } url && !PageAddress.IsGood(url))
            Wrong["wayUrl"] = $"ページのアドレスは、{PageAddress.AllowedJa}にしてください。";
        if (Current.Category(Value("category")) is null)
            Wrong["category"] = "受付区分を選び直してください。";
        var minutes = Typed.Whole(Trimmed("minutes"), 1, 480, "minutes", "所要時間", Wrong);
        var fee = Typed.Whole(Trimmed("fee"), 0, 1_000_000, "fee", "手数料", Wrong);
        var limits = Limits().ToDictionary(one => one.Key, one => Limit(one.Key));
        var sites = Current.Sites.Select(site => Handled(code, site.Code, limits)).ToList();
        if (Wrong.Count > 0)
            return;
        await Change(new(Things.Procedure, code), seed =>
        {
            var at = seed.Procedures.FindIndex(row => row.Code == code);
            var row = new ProcedureRow
            {
                Code = code,
                Name = names.Ja,
                NameEasy = names.Easy!,
                NameEn = names.En,
                NameZh = names.Zh,
                NameKo = names.Ko,
                Department = Trimmed("department"),
                Category = Value("category"),
                Minutes = minutes!.Value,
                Bring = [.. Value("bring").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                FeeYen = fee!.Value,
                FeeNote = Maybe("feeNote"),
                WithoutVisit = [.. Chosen("ways").Intersect(SeedWords.Ways)],
                WithoutVisitNote = Maybe("wayNote"),
                WithoutVisitUrl = Maybe("wayUrl"),
                LimitedDays = [.. limits[Every]?.Days ?? []],
                LimitedFrom = limits[Every]?.From,
                LimitedTo = limits[Every]?.To,
                StaffMoves = Value("travel") switch { "staff" => true, "citizen" => false, _ => null },
                Sites = sites,
            };
            if (at < 0)
                seed.Procedures.Add(row);
            else
                seed.Procedures[at] = row;
        }, "/admin/master/procedures?done=saved");
    }

    async Task Remove()
    {
        isRemoving = true;
        Outcome = await Desk.Change(new(new(Things.Procedure, Code), Posted("stamp"), Posted("confirmed"), Http.User.ActorName()), seed =>
            seed.Procedures.RemoveAll(row => row.Code == Code), Http.RequestAborted);
        if (Outcome.IsSaved)
            Navigation.NavigateTo("/admin/master/procedures?done=removed");
    }

    ProcedureSiteRow Handled(string code, string site, Dictionary<string, MasterLimit?> limits)
    {
        var handling = Enum.GetValues<Handling>().Cast<Handling?>().FirstOrDefault(one => SeedWords.Of(one!.Value) == Value($"at-{site}"));
        if (handling is null)
            Wrong[$"at-{site}"] = "取扱いを選び直してください。";
        if (handling is Handling.Limited && (limits[site] ?? limits[Every]) is null)
            Wrong[$"at-{site}"] = "時間を限るときは、下の「どの拠点も」か、この拠点の曜日と時刻を入れてください。";
        return new()
        {
            Procedure = code,
            Site = site,
            Handling = handling ?? Handling.No,
            LimitedDays = [.. limits[site]?.Days ?? []],
            LimitedFrom = limits[site]?.From,
            LimitedTo = limits[site]?.To,
        };
    }

    /// <returns>Null when nothing was typed, or something wrong.</returns>
    MasterLimit? Limit(string key)
    {
        var days = Weekdays.Where(one => IsChosen($"limit-{key}", one.Day)).Select(one => Enum.Parse<DayOfWeek>(one.Day)).ToArray();
        var (from, to) = (Value($"from-{key}"), Value($"to-{key}"));
        if (days.Length is 0 && from.Length is 0 && to.Length is 0)
            return null;
        if (days.Length is 0)
            Wrong[$"limit-{key}"] = "曜日を1つ以上選ぶか、時刻も空にしてください。";
        else if (Typed.Time(from) is not { } begins)
            Wrong[$"from-{key}"] = "始まりの時刻を 09:00 のように入れてください。";
        else if (Typed.Time(to) is not { } ends || ends <= begins)
            Wrong[$"to-{key}"] = $"終わりの時刻は、始まりの{begins:HH:mm}より後にしてください。";
        else
            return new([.. days], begins, ends);
        return null;
    }

    void Check(string name, string label, bool required)
    {
        if (Live.Http.PlainText.Refuse(label, Trimmed(name), MostText, required) is { } refused)
            Wrong[name] = refused;
    }

    string? Maybe(string name) => Trimmed(name) is { Length: > 0 } text ? text : null;

    static void Show(Dictionary<string, string> shown, string key, MasterLimit? limit) =>
        (shown[$"limit-{key}"], shown[$"from-{key}"], shown[$"to-{key}"]) = (string.Join(' ', limit?.Days ?? []), Typed.Text(limit?.From), Typed.Text(limit?.To));

    IEnumerable<(string Key, string Name)> Limits() =>
        [(Every, "どの拠点も"), .. Current.Sites.Select(site => (site.Code, site.Names.Ja))];
}
