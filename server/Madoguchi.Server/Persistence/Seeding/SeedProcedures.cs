using System.Text.RegularExpressions;
using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>procedures.csv</c>: one line per procedure, one column per site (its code with _ for -).</summary>
internal static partial class SeedProcedures
{
    const string File = "procedures.csv";

    static readonly string[] Columns =
        ["code", "name_ja", "name_easy", "name_en", "department", "category", "minutes", "bring", "fee_yen", "fee_note", "without_visit"];

    static readonly string[] Ways = ["convenience_store", "online", "post", "visit_plan_only"];

    public static List<ProcedureRow> Read(string folder, HashSet<string> categories, HashSet<string> sites)
    {
        var csv = SeedCsv.Read(folder, File);
        string[] columns = [.. Columns, .. sites.Select(Column)];
        if (columns.Except(csv.Columns).FirstOrDefault() is { } missing)
            throw new SeedException(File, 1, $"the column {missing} is missing.");
        if (csv.Columns.Except(columns).FirstOrDefault() is { } unknown)
            throw new SeedException(File, 1, $"the column {unknown} is unknown; {string.Join(", ", columns)} are allowed.");
        var rows = new List<ProcedureRow>();
        foreach (var line in csv.Rows)
        {
            var row = Procedure(line, categories, sites, rows.Count);
            if (rows.Any(other => other.Code == row.Code))
                throw line.Wrong($"the procedure {row.Code} is there twice.");
            rows.Add(row);
        }
        return rows.Count > 0 ? rows : throw new SeedException(File, 1, "there is no procedure; at least one is needed.");
    }

    /// <summary><c>limitedHours</c>: by procedure, hours for all sites, or a list of hours each for some <c>sites</c>.</summary>
    public static void Limit(List<ProcedureRow> procedures, SeedJson? limits)
    {
        foreach (var (code, limit) in limits?.Members() ?? [])
        {
            var row = procedures.Find(procedure => procedure.Code == code)
                ?? throw limit.Wrong($"\"limitedHours\" names {code}, which is not in {File}.");
            foreach (var one in limit.IsList ? limit.Items() : [limit])
                Limit(row, one);
        }
        foreach (var row in procedures)
            if (row.LimitedFrom is null && row.Sites.Find(site => site is { Handling: Handling.Limited, LimitedFrom: null }) is { } open)
                throw new SeedException("sites.json", 0, $"{row.Code} has limited hours at {open.Site} in {File}, but none in \"limitedHours\".");
    }

    static void Limit(ProcedureRow row, SeedJson limit)
    {
        List<DayOfWeek> days = [.. limit["days"].Items().Select(day => day.Weekday())];
        var (from, to) = (limit["from"].Time(), limit["to"].Time());
        if (from >= to)
            throw limit.Wrong($"The limited hours of {row.Code} end before they begin; from < to is allowed.");
        if (limit.Maybe("sites") is not { } sites)
        {
            (row.LimitedDays, row.LimitedFrom, row.LimitedTo) = (days, from, to);
            return;
        }
        foreach (var site in sites.Items())
        {
            var handled = row.Sites.Find(one => one.Site == site.Text())
                ?? throw site.Wrong($"The limited hours of {row.Code} name the site {site.Raw}, which is unknown.");
            (handled.LimitedDays, handled.LimitedFrom, handled.LimitedTo) = (days, from, to);
        }
    }

    /// <summary><c>staffMoves</c>: by procedure, true or false.</summary>
    public static void Travel(List<ProcedureRow> procedures, SeedJson? moves)
    {
        foreach (var (code, staffMoves) in moves?.Members() ?? [])
            (procedures.Find(procedure => procedure.Code == code)
                ?? throw staffMoves.Wrong($"\"staffMoves\" names {code}, which is not in {File}.")).StaffMoves = staffMoves.YesNo();
    }

    static ProcedureRow Procedure(SeedRow line, HashSet<string> categories, HashSet<string> sites, int position)
    {
        if (!Code().IsMatch(line.Field("code")))
            throw line.Wrong($"code is \"{line.Field("code")}\"; a capital letter and digits, at most 10 characters, are allowed.");
        if (!categories.Contains(line.Field("category")))
            throw line.Wrong($"category is \"{line.Field("category")}\"; {string.Join(", ", categories.Order())} are allowed.");
        var ways = line.Field("without_visit").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new()
        {
            Code = line.Field("code"),
            Position = position,
            Name = line.Text("name_ja"),
            NameEasy = line.Text("name_easy"),
            NameEn = line.Text("name_en"),
            Department = line.Text("department"),
            Category = line.Field("category"),
            Minutes = line.Whole("minutes", 1, 480),
            Bring = Items(line.Field("bring")),
            FeeYen = line.Whole("fee_yen", 0, 1_000_000),
            FeeNote = line.MaybeText("fee_note"),
            WithoutVisit = [.. ways.Intersect(Ways)],
            // Words of people (マイナ保険証なら不要) are kept as a note.
            WithoutVisitNote = ways.Except(Ways).FirstOrDefault(),
            Sites = [.. sites.Select(site => new ProcedureSiteRow { Procedure = "", Site = site, Handling = Handled(line, Column(site)) })],
        };
    }

    static Handling Handled(SeedRow line, string column) => line.Field(column) switch
    {
        "yes" => Handling.Yes,
        "no" => Handling.No,
        "forward" => Handling.Forward,
        "limited_hours" => Handling.Limited,
        var other => throw line.Wrong($"{column} is \"{other}\"; yes, no, forward or limited_hours is allowed."),
    };

    /// <summary>Items are divided by ・ outside of brackets.</summary>
    static List<string> Items(string bring)
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

    static string Column(string site) => site.Replace('-', '_');

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,9}$")]
    private static partial Regex Code();
}
