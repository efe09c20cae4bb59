using System.Text.RegularExpressions;
using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>procedures.csv</c>: one line per procedure, one column per site (its code with _ for -).</summary>
internal static partial class SeedProcedures
{
    const string File = SeedFiles.ProceduresName;

    public static readonly string[] Columns =
        ["code", "name_ja", "name_easy", "name_en", "department", "category", "minutes", "bring", "fee_yen", "fee_note", "without_visit"];

    /// <summary>Files from before there were such things have no such columns.</summary>
    public static readonly string[] MoreColumns = ["without_visit_url", "name_zh", "name_ko"];

    public static bool IsColumn(string name) => Columns.Contains(name) || MoreColumns.Contains(name);

    public static List<ProcedureRow> Read(byte[] file, HashSet<string> categories, HashSet<string> sites, SeedMistakes mistakes)
    {
        var rows = new List<ProcedureRow>();
        if (SeedCsv.Read(File, file, mistakes) is not { } csv)
            return rows;
        string[] columns = [.. Columns, .. sites.Where(site => site.Length > 0).Select(SeedWords.Column)];
        foreach (var missing in columns.Except(csv.Columns))
            mistakes.Add(File, 1, missing, $"the column {missing} is missing.", $"列「{missing}」がありません。見出しに足してください。");
        if (columns.Except(csv.Columns).Any())
            return rows;
        foreach (var unknown in csv.Columns.Except([.. columns, .. MoreColumns]))
            mistakes.Add(File, 1, unknown, $"the column {unknown} is unknown; {string.Join(", ", columns.Concat(MoreColumns))} are allowed.", $"列「{unknown}」は使えません。使えるのは {string.Join("・", columns.Concat(MoreColumns))} です。");
        foreach (var line in csv.Rows)
        {
            var row = Procedure(line, categories, [.. sites.Where(site => site.Length > 0)], rows.Count);
            if (row.Code.Length > 0 && rows.Any(other => other.Code == row.Code))
                line.Wrong("code", $"the procedure {row.Code} is there twice.", $"手続き「{row.Code}」が2つあります。1つにしてください。");
            rows.Add(row);
        }
        if (rows.Count is 0)
            mistakes.Add(File, 1, "", "there is no procedure; at least one is needed.", "手続きがありません。1つ以上書いてください。");
        return rows;
    }

    /// <summary><c>limitedHours</c>: by procedure, hours for all sites, or a list of hours each for some <c>sites</c>.</summary>
    public static void Limit(List<ProcedureRow> procedures, SeedJson? limits, SeedJson file)
    {
        foreach (var (code, limit) in limits?.Members() ?? [])
        {
            if (procedures.Find(procedure => procedure.Code == code) is { } row)
            {
                foreach (var one in limit.IsList ? limit.Items() : [limit])
                    Limit(row, one);
            }
            else
                limit.Wrong($"\"limitedHours\" names {code}, which is not in {File}.", $"手続き {code} が {File} にありません。どちらかを直してください。");
        }
        foreach (var row in procedures)
            if (row.LimitedFrom is null && row.Sites.Find(site => site is { Handling: Handling.Limited, LimitedFrom: null }) is { } open)
                file.WrongAnywhere(
                    $"{row.Code} has limited hours at {open.Site} in {File}, but none in \"limitedHours\".",
                    $"{File} で {row.Code} は {open.Site} で時間を限ることになっていますが、「limitedHours」に時間がありません。書き足してください。");
    }

    static void Limit(ProcedureRow row, SeedJson limit)
    {
        List<DayOfWeek> days = [.. limit["days"].Items().Select(day => day.Weekday())];
        var (from, to) = (limit["from"].Time(), limit["to"].Time());
        if (from >= to && !limit.IsMissing)
            limit.Wrong($"The limited hours of {row.Code} end before they begin; from < to is allowed.", $"{row.Code} の取扱時間は、始まり ＜ 終わり の順にしてください。");
        if (limit.Maybe("sites") is not { } sites)
        {
            (row.LimitedDays, row.LimitedFrom, row.LimitedTo) = (days, from, to);
            return;
        }
        foreach (var site in sites.Items())
        {
            if (row.Sites.Find(one => one.Site == site.Text()) is { } handled)
                (handled.LimitedDays, handled.LimitedFrom, handled.LimitedTo) = (days, from, to);
            else
                site.Wrong($"The limited hours of {row.Code} name the site {site.Raw}, which is unknown.", $"拠点「{site.Short}」はありません。");
        }
    }

    /// <summary><c>staffMoves</c>: by procedure, true or false.</summary>
    public static void Travel(List<ProcedureRow> procedures, SeedJson? moves)
    {
        foreach (var (code, staffMoves) in moves?.Members() ?? [])
        {
            if (procedures.Find(procedure => procedure.Code == code) is { } row)
                row.StaffMoves = staffMoves.YesNo();
            else
                staffMoves.Wrong($"\"staffMoves\" names {code}, which is not in {File}.", $"手続き {code} が {File} にありません。どちらかを直してください。");
        }
    }

    static ProcedureRow Procedure(SeedRow line, HashSet<string> categories, HashSet<string> sites, int position)
    {
        if (!Code().IsMatch(line.Field("code")))
            line.Wrong("code", $"code is \"{line.Field("code")}\"; a capital letter and digits, at most 10 characters, are allowed.", $"「{line.Field("code")}」は使えません。英大文字で始まる英大文字と数字10文字までにしてください。");
        if (!categories.Contains(line.Field("category")))
            line.Wrong("category", $"category is \"{line.Field("category")}\"; {string.Join(", ", categories.Order())} are allowed.", $"受付区分「{line.Field("category")}」はありません。{string.Join("・", categories.Order())} のどれかにしてください。");
        if (line.Field("without_visit_url") is { Length: > 0 } page && !PageAddress.IsGood(page))
            line.Wrong("without_visit_url", $"without_visit_url is \"{page}\"; {PageAddress.Allowed} is allowed.", $"「{page}」は使えません。{PageAddress.AllowedJa}にしてください。");
        var ways = line.Field("without_visit").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new()
        {
            Code = line.Field("code"),
            Position = position,
            Name = line.Text("name_ja"),
            NameEasy = line.Marked("name_easy"),
            NameEn = line.Text("name_en"),
            NameZh = line.MaybeText("name_zh"),
            NameKo = line.MaybeText("name_ko"),
            Department = line.Text("department"),
            Category = line.Field("category"),
            Minutes = line.Whole("minutes", 1, 480),
            Bring = Items(line.Field("bring")),
            FeeYen = line.Whole("fee_yen", 0, 1_000_000),
            FeeNote = line.MaybeText("fee_note"),
            WithoutVisit = [.. ways.Intersect(SeedWords.Ways)],
            // Words of people (マイナ保険証なら不要) are kept as a note.
            WithoutVisitNote = string.Join("・", ways.Except(SeedWords.Ways)) is { Length: > 0 } note ? note : null,
            WithoutVisitUrl = line.Field("without_visit_url") is { Length: > 0 } url ? url : null,
            Sites = [.. sites.Select(site => new ProcedureSiteRow { Procedure = "", Site = site, Handling = Handled(line, SeedWords.Column(site)) })],
        };
    }

    static Handling Handled(SeedRow line, string column)
    {
        foreach (var handling in Enum.GetValues<Handling>())
            if (SeedWords.Of(handling) == line.Field(column))
                return handling;
        line.Wrong(
            column, $"{column} is \"{line.Field(column)}\"; yes, no, forward or limited_hours is allowed.",
            $"「{line.Field(column)}」は使えません。yes・no・forward・limited_hours のどれかにしてください。");
        return Handling.No;
    }

    /// <summary>Items are divided by ・ outside of brackets.</summary>
    public static List<string> Items(string bring)
    {
        var (items, depth, from) = (new List<string>(), 0, 0);
        for (var i = 0; i <= bring.Length; i++)
        {
            if (i == bring.Length || (depth is 0 && bring[i] is '・'))
            {
                if (bring[from..i].Trim() is { Length: > 0 } item)
                    items.Add(item);
                from = i + 1;
            }
            else
                depth += bring[i] switch { '(' or '（' => 1, ')' or '）' => -1, _ => 0 };
        }
        return items;
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,9}$")]
    private static partial Regex Code();
}
