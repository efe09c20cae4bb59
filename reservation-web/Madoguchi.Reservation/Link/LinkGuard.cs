using System.Text.Json;
using System.Text.RegularExpressions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Persons;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Reservation.Link;

/// <summary>
/// Checks every argument that comes over the line. What a deserializer hands over may hold null anywhere, whatever the
/// types say; a fault becomes one sentence that names it, and nothing is changed.
/// </summary>
internal static partial class LinkGuard
{
    public const int LargestMessage = 8 * 1024 * 1024;
    const int LongestText = 400;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$")]
    private static partial Regex Code { get; }

    [GeneratedRegex("^[A-Za-z0-9_-]{22}$")]
    private static partial Regex Token { get; }

    public static void Check(LinkHello? hello)
    {
        Must(hello is not null, "hello が空です。");
        Text(hello!.ServerVersion, "serverVersion", 60);
    }

    public static void CheckPull(long afterSequence, int most)
    {
        Must(afterSequence is >= 0 and <= 1_000_000_000_000, "afterSequence が範囲の外です。");
        Must(most is >= 1 and <= 500, "most は1から500までです。");
    }

    public static void Check(LinkMaster? master)
    {
        Must(master is not null, "master が空です。");
        Must(master!.Version >= 0, "version は0以上です。");
        Text(master.Municipality, "municipality", 60);
        Text(master.MunicipalityEn, "municipalityEn", 100);
        if (master.MunicipalityNames is not null)
            Names(master.MunicipalityNames, "municipalityNames");
        Each(master.Sites, "sites", 100, Check);
        Unique(master.Sites.Select(site => site.Site), "sites");
        var sites = master.Sites.Select(site => site.Site).ToHashSet();
        Each(master.Slots, "slots", 50_000, slot =>
        {
            Must(slot.Site is not null && sites.Contains(slot.Site), "slots に知らない拠点があります。");
            Must(slot.Minutes is >= 1 and <= 480, "slots の minutes は1から480までです。");
            Must(slot.Capacity is >= 0 and <= 100, "slots の capacity は0から100までです。");
            Must(slot.Start.Year is >= 2000 and < 2200, "slots の start が範囲の外です。");
            Must(slot.Group is "" || IsGroup(slot.Group), "slots の group が読めません。");
            Must(slot.InternalCapacity >= 0 && slot.InternalCapacity <= slot.Capacity, "slots の internalCapacity は0から capacity までです。");
            Must(slot.BookableFrom?.Year is null or (>= 2000 and < 2200), "slots の bookableFrom が範囲の外です。");
            Must(slot.BookableUntil?.Year is null or (>= 2000 and < 2200), "slots の bookableUntil が範囲の外です。");
        });
        Unique(master.Slots.Select(slot => (slot.Site, slot.Group, slot.Start)), "slots");
        if (master.Groups is not null)
            Check(master.Groups, sites);
        Must(master.Navigator is null || IsJson(master.Navigator), "navigator は JSON のオブジェクトです。");
    }

    static void Check(IReadOnlyList<LinkGroup> groups, HashSet<string> sites)
    {
        Each(groups, "groups", 1000, group =>
        {
            Must(group.Site is not null && sites.Contains(group.Site), "groups に知らない拠点があります。");
            Must(IsGroup(group.Code), "groups の code が読めません。");
            Names(group.Names, "groups の names");
            Texts(group.Categories, "groups の categories");
            if (group.LifeEvent is not null)
                Text(group.LifeEvent, "groups の lifeEvent", 60);
        });
        Unique(groups.Select(group => (group.Site, group.Code)), "groups");
    }

    static bool IsGroup(string? group) => group is { Length: <= 20 } && Code.IsMatch(group);

    public static void Check(Congestion? congestion)
    {
        Must(congestion is not null, "congestion が空です。");
        Each(congestion!.Sites, "sites", 100, site =>
        {
            Must(site.Code is not null && Code.IsMatch(site.Code), "sites の code が読めません。");
            Text(site.Name, "sites の name", 100);
            Each(site.Categories, "categories", 60, category =>
            {
                Must(category.Code is not null && Code.IsMatch(category.Code), "categories の code が読めません。");
                Text(category.Name, "categories の name", 100);
                Must(category.Waiting is >= 0 and <= 1_000_000, "waiting が範囲の外です。");
                Check(category.WaitMinutes);
            });
            Each(site.LastCalled, "lastCalled", 200, call =>
            {
                Text(call.Number, "lastCalled の number", 20);
                Text(call.CounterName, "lastCalled の counterName", 100);
            });
            if (site.Hours is not null)
                Each(site.Hours, "hours", 31, day => Must(day.Open < day.Close && day.Date.Year is >= 2000 and < 2200, "hours が読めません。"));
            if (site.Curves is not null)
                Each(site.Curves, "curves", 61, Check);
        });
    }

    public static void Check(IReadOnlyList<TicketStatus>? tickets) => Each(tickets, "tickets", 20_000, ticket =>
    {
        Must(ticket.Token is not null && Token.IsMatch(ticket.Token), "token は base64url の22文字です。");
        Must(ticket.Site is not null && Code.IsMatch(ticket.Site), "site が読めません。");
        Text(ticket.SiteName, "siteName", 100);
        Text(ticket.Number, "number", 20);
        Must(ticket.PeopleAhead is null or (>= 0 and <= 1_000_000), "peopleAhead が範囲の外です。");
        Check(ticket.WaitMinutes);
        Each(ticket.Legs, "legs", 40, leg =>
        {
            Must(leg.Procedure is not null && Code.IsMatch(leg.Procedure), "legs の procedure が読めません。");
            Text(leg.Name, "legs の name", 100);
            Text(leg.NameEn, "legs の nameEn", 200);
            Text(leg.State, "legs の state", 20);
            Must(leg.Counter is null or (>= 0 and <= 9999), "legs の counter が範囲の外です。");
            if (leg.CounterName is not null)
                Text(leg.CounterName, "legs の counterName", 100);
            if (leg.Places is not null)
                Each(leg.Places, "places", 20, place =>
                {
                    Must(place.Counter is >= 0 and <= 9999, "places の counter が範囲の外です。");
                    Text(place.Floor, "places の floor", 20);
                });
        });
    });

    static void Check(SiteCatalogue site)
    {
        Must(site.Site is not null && Code.IsMatch(site.Site), "sites の site が読めません。");
        Names(site.Names, "sites の names");
        Each(site.Categories, "categories", 60, category =>
        {
            Must(category.Code is not null && Code.IsMatch(category.Code), "categories の code が読めません。");
            Names(category.Names, "categories の names");
        });
        Each(site.Procedures, "procedures", 1000, procedure =>
        {
            Must(procedure.Code is not null && Code.IsMatch(procedure.Code), "procedures の code が読めません。");
            Must(procedure.Category is not null && Code.IsMatch(procedure.Category), "procedures の category が読めません。");
            Names(procedure.Names, "procedures の names");
            Must(procedure.Minutes is >= 0 and <= 1000, "procedures の minutes が範囲の外です。");
            Must(procedure.FeeYen is >= 0 and <= 10_000_000, "procedures の feeYen が範囲の外です。");
            Texts(procedure.Bring, "bring");
            Texts(procedure.WithoutVisit, "withoutVisit");
            Must(procedure.WithoutVisitUrl is null || procedure.WithoutVisitUrl is { Length: <= 150 } url && url.StartsWith("https://", StringComparison.Ordinal), "procedures の withoutVisitUrl が読めません。");
            Texts(procedure.HandledAt, "handledAt");
            Texts(procedure.After, "after");
        });
        Unique(site.Procedures.Select(procedure => procedure.Code), "procedures");
    }

    static void Check(CongestionCurve curve)
    {
        Must(curve.Category is null || Code.IsMatch(curve.Category), "curves の category が読めません。");
        Each(curve.Points, "points", 48, point =>
            Must(point.Usual is null or (>= 0 and <= 1_000_000) && point.Today is null or (>= 0 and <= 1_000_000), "points が範囲の外です。"));
    }

    static void Check(MinuteRange? minutes) =>
        Must(minutes is null || (minutes.Low >= 0 && minutes.High >= minutes.Low && minutes.High <= 10_000), "waitMinutes が範囲の外です。");

    static void Names(IReadOnlyDictionary<string, string>? names, string what)
    {
        Must(names is { Count: >= 1 and <= 20 }, $"{what} がありません。");
        foreach (var (language, name) in names!)
        {
            Must(Code.IsMatch(language), $"{what} の言語が読めません。");
            Text(name, what, LongestText);
        }
        Must(names.ContainsKey("ja"), $"{what} に ja がありません。");
    }

    static void Texts(IReadOnlyList<string>? texts, string what) => Each(texts, what, 60, text => Text(text, what, LongestText));

    static void Text(string? text, string what, int longest) =>
        Must(text is not null && text.Length <= longest && Words.IsPlain(text), $"{what} が空か、長すぎるか、使えない文字を含みます。");

    static void Each<T>(IReadOnlyList<T>? items, string what, int most, Action<T> check)
    {
        Must(items is not null, $"{what} がありません。");
        Must(items!.Count <= most, $"{what} が多すぎます（{most} 件まで）。");
        foreach (var item in items)
        {
            Must(item is not null, $"{what} に空の項目があります。");
            check(item);
        }
    }

    static void Unique<T>(IEnumerable<T> keys, string what)
    {
        var seen = new HashSet<T>();
        Must(keys.All(seen.Add), $"{what} に同じものが二度あります。");
    }

    static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    static void Must(bool holds, string sentence)
    {
        if (!holds)
            throw new HubException(sentence);
    }
}
