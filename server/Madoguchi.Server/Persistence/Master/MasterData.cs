using System.Collections.Immutable;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>Everything that is set and seldom changes, whole and immutable.</summary>
/// <param name="Revision">Grows with every change; 0 when nothing was seeded.</param>
/// <param name="Sites">In their order.</param>
/// <param name="Categories">By letter.</param>
/// <param name="Procedures">In their order.</param>
/// <param name="NavigatorJson">Life events, questions and rules, as seeded.</param>
public sealed record MasterData(
    long Revision, MasterMunicipality Municipality, ImmutableArray<MasterSite> Sites, ImmutableArray<MasterCategory> Categories,
    ImmutableArray<MasterProcedure> Procedures, string NavigatorJson)
{
    public static readonly MasterData Nothing = new(
        0, new("", Names.Of("", null, ""), "", "Asia/Tokyo", [], false, null, null, []), [], [], [], "{}");

    public bool IsEmpty => Sites.IsEmpty;

    public MasterSite? Site(string code) => Sites.FirstOrDefault(site => site.Code == code);

    public MasterProcedure? Procedure(string code) => Procedures.FirstOrDefault(procedure => procedure.Code == code);

    public MasterCategory? Category(string code) => Categories.FirstOrDefault(category => category.Code == code);
}

/// <param name="Code">全国地方公共団体コード, six digits.</param>
/// <param name="ClosedWeekdays">Closed every week.</param>
/// <param name="YearEndFrom">First closed month and day of the year end, of any year; null: open.</param>
/// <param name="YearEndTo">Last closed month and day.</param>
/// <param name="ClosedDays">Single days that are closed, or open against the rule.</param>
public sealed record MasterMunicipality(
    string Code, Names Names, string JmaAreaCode, string TimeZone, ImmutableArray<DayOfWeek> ClosedWeekdays,
    bool ClosedOnNationalHolidays, MonthDay? YearEndFrom, MonthDay? YearEndTo, ImmutableArray<MasterClosedDay> ClosedDays);

public readonly record struct MonthDay(int Month, int Day);

/// <param name="Site">null: all sites; what is said of one site goes before what is said of all.</param>
/// <param name="Hours">Open within these, whatever the weekday or holiday; null: closed.</param>
public sealed record MasterClosedDay(DateOnly Date, string? Site, string Reason, MasterHours? Hours = null);

/// <param name="Hours">Weekdays without an entry are closed.</param>
/// <param name="SkippedNumbers">Never issued here, in any category (忌み番).</param>
public sealed record MasterSite(
    string Code, Names Names, int Kiosks, ImmutableArray<string> Displays, ImmutableDictionary<DayOfWeek, MasterHours> Hours,
    ImmutableArray<MasterCounter> Counters, MasterPromises Promises, ImmutableSortedSet<int> SkippedNumbers)
{
    /// <summary>Weeks of hours that take the place of <see cref="Hours"/> from a date on, in their order.</summary>
    public ImmutableArray<MasterWeek> LaterHours { get; init; } = [];

    public bool StaffMoves { get; init; }

    /// <summary>スマホ発券; null: numbers are given at the city hall only.</summary>
    public RemoteRule? Remote { get; init; }

    /// <summary>What was set about booking; nothing: the defaults hold. A counter of its own is not in them, see the navigator.</summary>
    public ImmutableArray<BookingRule> BookingRules { get; init; } = [];

    /// <summary>Null on weekdays that are closed.</summary>
    public MasterHours? HoursOn(DateOnly date) =>
        (LaterHours.LastOrDefault(week => week.From <= date)?.Hours ?? Hours).GetValueOrDefault(date.DayOfWeek);
}

/// <param name="From">First date on which they hold.</param>
/// <param name="Hours">Weekdays without an entry are closed.</param>
public sealed record MasterWeek(DateOnly From, ImmutableDictionary<DayOfWeek, MasterHours> Hours);

/// <summary>Local time of the site.</summary>
public sealed record MasterHours(TimeOnly Open, TimeOnly LastTicket, TimeOnly Close);

/// <summary>Promised waits and the grace of a late reservation.</summary>
public sealed record MasterPromises(TimeSpan Reservation, TimeSpan Priority, TimeSpan WalkIn, TimeSpan ReservationGrace)
{
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(60);
}

public sealed record MasterCounter(int Number, string Name, string Floor, ImmutableArray<string> Categories, bool ReservationOnly);

/// <param name="From">First number; the band ends are inclusive.</param>
public sealed record MasterCategory(string Code, Names Names, int From, int To, int OfflineFrom, int OfflineTo);

/// <param name="Bring">One item each, Japanese.</param>
/// <param name="WithoutVisit"><c>convenience_store</c>, <c>online</c>, <c>post</c>, <c>visit_plan_only</c>.</param>
/// <param name="Handled">By site code; a site without an entry does not handle it.</param>
/// <param name="Limited">Hours at sites with <see cref="Handling.Limited"/>.</param>
/// <param name="After">Procedures which must be done first in the same visit.</param>
public sealed record MasterProcedure(
    string Code, Names Names, string Department, string Category, int Minutes, ImmutableArray<string> Bring, int FeeYen,
    string? FeeNote, ImmutableArray<string> WithoutVisit, string? WithoutVisitNote,
    ImmutableDictionary<string, Handling> Handled, MasterLimit? Limited, ImmutableArray<string> After)
{
    /// <summary>Limited hours of single sites, in place of <see cref="Limited"/>.</summary>
    public ImmutableDictionary<string, MasterLimit> LimitedAt { get; init; } = ImmutableDictionary<string, MasterLimit>.Empty;

    /// <summary>Page on which residents do it without a visit or read how; https.</summary>
    public string? WithoutVisitUrl { get; init; }

    /// <summary>Null: as the site does.</summary>
    public bool? StaffMoves { get; init; }

    public Handling At(string site) => Handled.GetValueOrDefault(site, Handling.No);

    /// <summary>Null: all the site's hours.</summary>
    public MasterLimit? LimitAt(string site) => At(site) is Handling.Limited ? LimitedAt.GetValueOrDefault(site, Limited!) : null;
}

public sealed record MasterLimit(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly To);
