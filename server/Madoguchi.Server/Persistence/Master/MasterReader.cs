using System.Collections.Immutable;
using System.Globalization;
using Madoguchi.Server.Persistence.Rows;
using Madoguchi.Server.Persistence.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>Rows to records.</summary>
internal static class MasterReader
{
    public static async Task<MasterData> Read(MadoguchiDb db, CancellationToken ct)
    {
        // One snapshot: a seed that commits in between must not mix with what was read before.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        return await SeedRows.Read(db, ct) is { } seed ? Of(seed) : MasterData.Nothing;
    }

    public static MasterData Of(Seed seed)
    {
        var after = Navigator.After(seed.Municipality.NavigatorJson);
        return new(
            seed.Municipality.Revision, Municipality(seed.Municipality, seed.ClosedDays), [.. seed.Sites.Select(Site)],
            [.. seed.Categories.Select(Category)], [.. seed.Procedures.Select(row => Procedure(row, after))], seed.Municipality.NavigatorJson);
    }

    static MasterMunicipality Municipality(MunicipalityRow row, List<ClosedDayRow> closed) => new(
        row.Code, Names.Of(row.Name, row.NameEasy, row.NameEn, row.NameZh, row.NameKo), row.JmaAreaCode, row.TimeZone, [.. row.ClosedWeekdays],
        row.ClosedOnNationalHolidays, MonthDay(row.YearEndFrom), MonthDay(row.YearEndTo),
        [.. closed.Select(day => new MasterClosedDay(day.Date, day.Site, day.Reason, HoursOf(day)))]);

    static MasterHours? HoursOf(ClosedDayRow day) => day is { Open: { } open, LastTicket: { } last, Close: { } close } ? new(open, last, close) : null;

    static MonthDay? MonthDay(string? text) => text is null ? null : new(Number(text[..2]), Number(text[3..]));

    static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    static MasterSite Site(SiteRow row) => new(
        row.Code, Names.Of(row.Name, row.NameEasy, row.NameEn, row.NameZh, row.NameKo), row.Kiosks, [.. row.Displays],
        Week(row.Hours.Where(day => day.From == DateOnly.MinValue)),
        [.. row.Counters.OrderBy(counter => counter.Number).Select(Counter)],
        new(
            TimeSpan.FromMinutes(row.ReservationPromiseMinutes), TimeSpan.FromMinutes(row.PriorityPromiseMinutes),
            TimeSpan.FromMinutes(row.WalkInPromiseMinutes), TimeSpan.FromMinutes(row.ReservationGraceMinutes))
        {
            LongestWait = TimeSpan.FromMinutes(row.LongestWaitMinutes),
        },
        [.. row.SkippedNumbers])
    {
        LaterHours =
        [
            .. row.Hours.Where(day => day.From != DateOnly.MinValue).GroupBy(day => day.From).OrderBy(week => week.Key)
                .Select(week => new MasterWeek(week.Key, Week(week))),
        ],
        StaffMoves = row.StaffMoves,
        Remote = row.RemotePerDay > 0 ? new(row.RemotePerDay, TimeSpan.FromMinutes(row.RemoteGraceMinutes)) : null,
        BookingRules = [.. row.BookingRules.Select(rule => SeedBookingRules.Rule(rule) with { Site = row.Code })],
    };

    static ImmutableDictionary<DayOfWeek, MasterHours> Week(IEnumerable<SiteHoursRow> days) =>
        days.ToImmutableDictionary(day => day.Weekday, day => new MasterHours(day.Open, day.LastTicket, day.Close));

    static MasterCounter Counter(CounterRow row) =>
        new(row.Number, row.Name, row.Floor, [.. row.Categories], row.ReservationOnly);

    static MasterCategory Category(CategoryRow row) => new(
        row.Code, Names.Of(row.Name, row.NameEasy, row.NameEn, row.NameZh, row.NameKo), row.From, row.To, row.OfflineFrom, row.OfflineTo);

    static MasterProcedure Procedure(ProcedureRow row, ImmutableDictionary<string, ImmutableArray<string>> after) => new(
        row.Code, Names.Of(row.Name, row.NameEasy, row.NameEn, row.NameZh, row.NameKo), row.Department, row.Category, row.Minutes, [.. row.Bring],
        row.FeeYen, row.FeeNote, [.. row.WithoutVisit], row.WithoutVisitNote,
        row.Sites.ToImmutableDictionary(site => site.Site, site => site.Handling), Limit(row), after.GetValueOrDefault(row.Code, []))
    {
        WithoutVisitUrl = row.WithoutVisitUrl,
        StaffMoves = row.StaffMoves,
        LimitedAt = row.Sites.Where(site => site is { LimitedFrom: not null, LimitedTo: not null }).ToImmutableDictionary(
            site => site.Site, site => new MasterLimit([.. site.LimitedDays], site.LimitedFrom!.Value, site.LimitedTo!.Value)),
    };

    static MasterLimit? Limit(ProcedureRow row) => row is { LimitedFrom: { } from, LimitedTo: { } to }
        ? new([.. row.LimitedDays], from, to)
        : null;
}
