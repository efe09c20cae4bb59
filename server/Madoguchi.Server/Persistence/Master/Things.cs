using System.Security.Cryptography;
using System.Text;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>Something of the master data that is changed as one.</summary>
public readonly record struct Thing(string Kind, string Key);

/// <summary>A thing before and after a change: JSON, null where it is not.</summary>
public sealed record Difference(Thing Thing, string? Before, string? After);

/// <summary>Master data taken apart into the things that people change, each as JSON like in the seed's files.</summary>
internal static class Things
{
    public const string Municipality = "municipality", Calendar = "calendar", Day = "day", Category = "category", Site = "site",
        Hours = "hours", Counter = "counter", Procedure = "procedure", Navigator = "navigator", Order = "order", All = "all",
        Booking = "booking";

    /// <summary>Key of the week of hours that holds from the beginning.</summary>
    public const string FirstWeek = "first";

    public static Thing Week(string site, DateOnly from) => new(Hours, $"{site}/{(from == DateOnly.MinValue ? FirstWeek : $"{from:yyyy-MM-dd}")}");

    public static Thing BookingOf(string site, string group, DateOnly from) =>
        new(Booking, $"{site}/{group}/{(from == DateOnly.MinValue ? FirstWeek : $"{from:yyyy-MM-dd}")}");

    public static Thing DayOf(DateOnly date, string? site) => new(Day, $"{date:yyyy-MM-dd}/{site ?? "*"}");

    public static Thing CounterOf(string site, int number) => new(Counter, $"{site}/{number:000}");

    public static SortedDictionary<Thing, string> Of(Seed seed)
    {
        var things = new SortedDictionary<Thing, string>(ByKindAndKey)
        {
            [new(Municipality, seed.Municipality.Code)] = SeedParts.Text(SeedParts.Municipality(seed.Municipality)),
            [new(Calendar, seed.Municipality.Code)] = SeedParts.Text(SeedParts.Calendar(seed.Municipality)),
            [new(Navigator, SeedFiles.LifeEventsName)] = seed.Municipality.NavigatorJson,
            [new(Order, Site)] = SeedParts.Text(SeedParts.List(seed.Sites.Select(site => site.Code))),
            [new(Order, Procedure)] = SeedParts.Text(SeedParts.List(seed.Procedures.Select(procedure => procedure.Code))),
        };
        foreach (var day in seed.ClosedDays)
            things[DayOf(day.Date, day.Site)] = SeedParts.Text(SeedParts.Day(day));
        foreach (var category in seed.Categories)
            things[new(Category, category.Code)] = SeedParts.Text(SeedParts.Category(category));
        foreach (var procedure in seed.Procedures)
            things[new(Procedure, procedure.Code)] = SeedParts.Text(SeedParts.Procedure(procedure));
        foreach (var site in seed.Sites)
        {
            things[new(Site, site.Code)] = SeedParts.Text(SeedParts.Site(site));
            foreach (var week in site.Hours.GroupBy(day => day.From))
                things[Week(site.Code, week.Key)] = SeedParts.Text(SeedParts.Hours(week));
            foreach (var counter in site.Counters)
                things[CounterOf(site.Code, counter.Number)] = SeedParts.Text(SeedParts.Counter(counter));
            foreach (var rule in site.BookingRules)
                things[BookingOf(site.Code, rule.Group, rule.From)] = SeedParts.Text(SeedParts.BookingRule(rule));
        }
        return things;
    }

    /// <param name="before">Null: there was nothing yet; one difference tells of all.</param>
    public static IReadOnlyList<Difference> Between(Seed? before, Seed after)
    {
        if (before is null)
            return [new(new(All, after.Municipality.Code), null, SeedParts.Text(SeedParts.Summary(after)))];
        var (old, next) = (Of(before), Of(after));
        return
        [
            .. old.Keys.Union(next.Keys).Order(ByKindAndKey)
                .Select(thing => new Difference(thing, old.GetValueOrDefault(thing), next.GetValueOrDefault(thing)))
                .Where(one => one.Before != one.After && !(one.Thing.Kind is Order && IsSameOrder(one))),
        ];
    }

    /// <summary>Tells whether a thing is still as somebody saw it.</summary>
    public static string Stamp(string? json) => json is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];

    public static string Stamp(Seed seed, Thing thing) => Stamp(Of(seed).GetValueOrDefault(thing));

    /// <summary>What was only added or removed did not change the order of the others.</summary>
    static bool IsSameOrder(Difference order)
    {
        var (before, after) = (SeedParts.Texts(order.Before!), SeedParts.Texts(order.After!));
        return before.Intersect(after).SequenceEqual(after.Intersect(before));
    }

    static readonly Comparer<Thing> ByKindAndKey = Comparer<Thing>.Create(
        (one, other) => string.CompareOrdinal(one.Kind, other.Kind) is not 0 and var kind ? kind : string.CompareOrdinal(one.Key, other.Key));
}
