using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>A seed as the files it is read from: reading them again gives the same seed.</summary>
internal static class SeedExport
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static SeedFiles Files(Seed seed) => new(
        Encoding.UTF8.GetBytes(Sites(seed).ToJsonString(Indented) + "\n"),
        // Excel takes a CSV for UTF-8 by its BOM only.
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Procedures(seed))],
        Encoding.UTF8.GetBytes(seed.Municipality.NavigatorJson + "\n"));

    static JsonObject Sites(Seed seed)
    {
        var closed = SeedParts.Calendar(seed.Municipality);
        Add(closed, "days", new JsonArray([.. seed.ClosedDays.Where(day => day.Open is null).Select(SeedParts.Day)]));
        Add(closed, "openDays", new JsonArray([.. seed.ClosedDays.Where(day => day.Open is not null).Select(SeedParts.Day)]));
        var file = new JsonObject
        {
            ["municipality"] = SeedParts.Municipality(seed.Municipality),
            ["categories"] = new JsonArray([.. seed.Categories.Select(SeedParts.Category)]),
            ["sites"] = new JsonArray([.. seed.Sites.Select(Site)]),
            ["closed"] = closed,
        };
        var limits = seed.Procedures.Select(row => KeyValuePair.Create(row.Code, SeedParts.Limits(row))).Where(limit => limit.Value is not null);
        Add(file, "limitedHours", new JsonObject(limits));
        var moves = seed.Procedures.Where(row => row.StaffMoves is not null)
            .Select(row => KeyValuePair.Create<string, JsonNode?>(row.Code, row.StaffMoves));
        Add(file, "staffMoves", new JsonObject(moves));
        return file;
    }

    static JsonObject Site(SiteRow row)
    {
        var site = SeedParts.Site(row);
        site["hours"] = SeedParts.Hours(row.Hours);
        site["counters"] = new JsonArray([.. row.Counters.Select(SeedParts.Counter)]);
        Add(site, "booking", new JsonArray([.. row.BookingRules.Select(SeedParts.BookingRule)]));
        return site;
    }

    static void Add(JsonObject to, string name, JsonNode node)
    {
        if (node is JsonArray { Count: > 0 } or JsonObject { Count: > 0 })
            to[name] = node;
    }

    static string Procedures(Seed seed)
    {
        var csv = new StringBuilder();
        string[] columns = [.. SeedProcedures.Columns[..6], .. seed.Sites.Select(site => SeedWords.Column(site.Code)), .. SeedProcedures.Columns[6..], .. SeedProcedures.MoreColumns];
        Line(csv, columns);
        foreach (var row in seed.Procedures)
            Line(csv,
            [
                row.Code, row.Name, row.NameEasy, row.NameEn, row.Department, row.Category,
                .. seed.Sites.Select(site => SeedWords.Of(row.Sites.Find(one => one.Site == site.Code)?.Handling ?? Handling.No)),
                Whole(row.Minutes), string.Join('・', row.Bring), Whole(row.FeeYen), row.FeeNote ?? "",
                string.Join('|', row.WithoutVisitNote is { } note ? [.. row.WithoutVisit, note] : row.WithoutVisit),
                row.WithoutVisitUrl ?? "", row.NameZh ?? "", row.NameKo ?? "",
            ]);
        return csv.ToString();
    }

    static void Line(StringBuilder csv, IEnumerable<string> fields) => csv.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;

    static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
