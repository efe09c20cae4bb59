using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>The master data as it holds for one site on one date.</summary>
internal static class RulesOfTheDay
{
    /// <returns>Null when there is no such site.</returns>
    public static SiteRules? For(MasterData master, string siteCode, DateOnly date)
    {
        if (master.Site(siteCode) is not { } site)
            return null;
        var procedures = master.Procedures.Where(procedure => IsHandled(procedure, siteCode, date)).Select(procedure => Rule(procedure, siteCode, date));
        return new(
            siteCode, date, HoursOf(master, site, date),
            master.Categories.Select(category => Rule(category, site)).ToImmutableSortedDictionary(rule => rule.Code, rule => rule),
            procedures.ToImmutableSortedDictionary(rule => rule.Code, rule => rule),
            site.Counters.Select(Rule).ToImmutableSortedDictionary(rule => rule.Number, rule => rule),
            new(site.Promises.Reservation, site.Promises.Priority, site.Promises.WalkIn, site.Promises.ReservationGrace) { LongestWait = site.Promises.LongestWait })
        {
            Travel = site.StaffMoves ? Travel.StaffMoves : Travel.CitizenMoves,
            Remote = site.Remote,
        };
    }

    /// <returns>Null on a closed day.</returns>
    public static OpenHours? HoursOf(MasterData master, MasterSite site, DateOnly date) =>
        (SpecialDay(master.Municipality, site.Code, date) is { } special ? special.Hours
            : IsClosed(master.Municipality, date) ? null : site.HoursOn(date)) is { } hours
            ? new(BusinessTime.At(date, hours.Open), BusinessTime.At(date, hours.LastTicket), BusinessTime.At(date, hours.Close))
            : null;

    /// <summary>Why a site is closed on a date; null when it is open.</summary>
    public static string? ClosedBecause(MasterData master, MasterSite site, DateOnly date) =>
        HoursOf(master, site, date) is not null ? null
            : SpecialDay(master.Municipality, site.Code, date)?.Reason
            ?? (IsYearEnd(master.Municipality, date) ? "年末年始"
                : master.Municipality.ClosedOnNationalHolidays && NationalHolidays.NameOf(date) is { } holiday ? holiday
                : "休みの曜日");

    /// <summary>What is said of this very day goes before every rule; what is said of the site before what is said of all.</summary>
    static MasterClosedDay? SpecialDay(MasterMunicipality city, string site, DateOnly date) =>
        city.ClosedDays.FirstOrDefault(day => day.Date == date && day.Site == site)
        ?? city.ClosedDays.FirstOrDefault(day => day.Date == date && day.Site is null);

    static bool IsClosed(MasterMunicipality city, DateOnly date) =>
        city.ClosedWeekdays.Contains(date.DayOfWeek)
        || (city.ClosedOnNationalHolidays && NationalHolidays.Contains(date))
        || IsYearEnd(city, date);

    static bool IsYearEnd(MasterMunicipality city, DateOnly date)
    {
        if (city is not { YearEndFrom: { } from, YearEndTo: { } to })
            return false;
        var (day, first, last) = (Day(date.Month, date.Day), Day(from.Month, from.Day), Day(to.Month, to.Day));
        return first <= last ? day >= first && day <= last : day >= first || day <= last;

        static int Day(int month, int day) => (month * 100) + day;
    }

    static bool IsHandled(MasterProcedure procedure, string site, DateOnly date) => procedure.At(site) switch
    {
        Handling.Yes or Handling.Forward => true,
        Handling.Limited => procedure.LimitAt(site)?.Days.Contains(date.DayOfWeek) ?? true,
        _ => false,
    };

    static ProcedureRule Rule(MasterProcedure procedure, string site, DateOnly date)
    {
        var limit = procedure.LimitAt(site);
        return new(
            new(procedure.Code), procedure.Category[0], procedure.Minutes, [.. procedure.After.Select(code => new ProcedureCode(code))],
            limit is null ? null : BusinessTime.At(date, limit.From), limit is null ? null : BusinessTime.At(date, limit.To))
        {
            Travel = procedure.StaffMoves switch { true => Travel.StaffMoves, false => Travel.CitizenMoves, null => null },
        };
    }

    static CategoryRule Rule(MasterCategory category, MasterSite site) =>
        new(category.Code[0], category.Names.Ja, category.From, category.To, site.SkippedNumbers) { Offline = new(category.OfflineFrom, category.OfflineTo) };

    static CounterRule Rule(MasterCounter counter) =>
        new(new(counter.Number), counter.Name, [.. counter.Categories.Select(code => code[0])], counter.ReservationOnly);
}
