using System.Globalization;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Link;

/// <summary>What a booking has lost.</summary>
public enum LostKind { Site, Day, Hours, Procedure, Slot, Seat }

/// <param name="Will">Sentence about a change that is not made yet.</param>
/// <param name="Is">Sentence about what is so now.</param>
internal sealed record LostWhy(LostKind Kind, string Will, string Is);

/// <summary>
/// Which standing bookings the plan has no slot or no seat for: the master data changed after they were made. Who booked first
/// keeps the seat.
/// </summary>
internal static class BookingFit
{
    static readonly LostWhy NoSite = new(LostKind.Site, "この拠点がなくなります。", "この拠点がなくなりました。"),
        NoDay = new(LostKind.Day, "閉庁日になります。", "閉庁日です。"),
        NoSlot = new(LostKind.Slot, "予約枠のない時間になります。", "予約枠のない時間です。"),
        NoSeat = new(LostKind.Seat, "予約枠の席が足りなくなります。", "予約枠の席が足りません。");

    public static IEnumerable<(StoredBooking Booking, LostWhy Why)> Lost(MasterData master, string siteCode, IEnumerable<StoredBooking> bookings)
    {
        if (master.Site(siteCode) is not { } site)
            return bookings.Select(booking => (booking, NoSite));
        var (rules, days) = (BookingRules.Of(master, site), SlotPlan.Days(master, site));
        return bookings.GroupBy(booking => BusinessTime.DateOf(booking.SlotStart)).OrderBy(day => day.Key)
            .SelectMany(day => LostOn(new(master, site, day.Key, rules, days), day));
    }

    static IEnumerable<(StoredBooking Booking, LostWhy Why)> LostOn(Day day, IEnumerable<StoredBooking> bookings)
    {
        foreach (var booking in bookings.OrderBy(booking => booking.Sequence))
            if (day.WhyNot(booking) is { } why)
                yield return (booking, why);
    }

    /// <summary>Whether somebody with this booking is served by the group.</summary>
    public static bool IsOf(MasterData master, StoredBooking booking, string group) =>
        booking.Group.Length > 0 ? booking.Group == group : booking.Procedures.Any(code => master.Procedure(code)?.Category == group);

    sealed class Day(MasterData master, MasterSite site, DateOnly date, IReadOnlyList<BookingRule> rules, OpenDays days)
    {
        readonly SiteRules? _rules = RulesOfTheDay.For(master, site.Code, date);
        readonly ILookup<string, PlannedSlot> _slots = SlotPlan.On(master, site, date, rules, days).ToLookup(slot => slot.Group);
        readonly Dictionary<PlannedSlot, int> _taken = [];

        /// <summary>Takes its seats when it fits: those who come later find them taken.</summary>
        /// <returns>Null when it fits.</returns>
        public LostWhy? WhyNot(StoredBooking booking)
        {
            if (_rules?.Hours is not { } hours)
                return NoDay;
            if (!_rules.IssuesAt(booking.SlotStart))
                return OutOfHours(hours);
            foreach (var code in booking.Procedures)
                if (!_rules.Procedures.TryGetValue(new(code), out var rule) || !rule.IsHandledAt(booking.SlotStart))
                    return new(LostKind.Procedure, $"手続き {code} を取り扱わない日時になります。", $"手続き {code} を取り扱わない日時です。");
            if (SlotChain.For(Plan(booking), BusinessTime.Local(booking.SlotStart), SlotAt) is not { } chain)
                return NoSlot;
            if (chain.Any(slot => _taken.GetValueOrDefault(slot) >= slot.Seats))
                return NoSeat;
            foreach (var slot in chain)
                _taken[slot] = _taken.GetValueOrDefault(slot) + 1;
            return null;
        }

        PlannedSlot? SlotAt(string group, DateTimeOffset moment) => _slots[group].FirstOrDefault(slot => slot.Start <= moment && moment < slot.End);

        StayPlan Plan(StoredBooking booking)
        {
            var procedures = booking.Procedures.Select(code => Procedure(master.Procedure(code)!, booking.Group)).ToList();
            return booking.Group.Length > 0
                ? StayPlan.AtOneCounter(booking.Group, SlotAt(booking.Group, booking.SlotStart)?.Minutes ?? booking.Minutes, procedures)
                : StayPlan.Of(procedures);
        }

        StayProcedure Procedure(MasterProcedure procedure, string own)
        {
            var limit = procedure.LimitAt(site.Code);
            return new(
                procedure.Code, own.Length > 0 ? own : procedure.Category, Math.Max(1, procedure.Minutes), procedure.After, limit?.From, limit?.To,
                limit is null ? null : [.. limit.Days]);
        }

        static LostWhy OutOfHours(OpenHours hours)
        {
            var within = string.Create(CultureInfo.InvariantCulture, $"受付時間（{hours.OpensAt:H:mm}〜{hours.LastTicketAt:H:mm}）の外");
            return new(LostKind.Hours, $"{within}になります。", $"{within}です。");
        }
    }
}
