using System.Globalization;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Finds the bookings which fit the master data now and would not after a change.</summary>
internal sealed class HitBookings(IBookings bookings, TimeProvider clock)
{
    // Nobody can book further ahead than the slots that are offered; what is stored beyond is looked at all the same.
    static readonly TimeSpan Ahead = TimeSpan.FromDays(3650);

    public async Task<IReadOnlyList<HitBooking>> Of(MasterData before, MasterData after, CancellationToken ct)
    {
        var (hits, now) = (new List<HitBooking>(), clock.GetUtcNow());
        foreach (var site in before.Sites)
        {
            var coming = await bookings.Between(site.Code, now, now + Ahead, ct);
            foreach (var day in coming.GroupBy(booking => BusinessTime.DateOf(booking.SlotStart)))
            {
                var (old, next) = (new Day(before, site.Code, day.Key), new Day(after, site.Code, day.Key));
                foreach (var booking in day)
                    if (old.WhyNot(booking) is null && next.WhyNot(booking) is { } reason)
                        hits.Add(new(site.Names.Ja, booking.Code, BusinessTime.Local(booking.SlotStart), reason));
            }
        }
        return [.. hits.OrderBy(hit => hit.SlotStart).ThenBy(hit => hit.Code, StringComparer.Ordinal)];
    }

    sealed class Day(MasterData master, string site, DateOnly date)
    {
        readonly Domain.Catalogue.SiteRules? _rules = RulesOfTheDay.For(master, site, date);

        /// <returns>Null when it fits.</returns>
        public string? WhyNot(StoredBooking booking)
        {
            if (_rules is null)
                return "この拠点がなくなります。";
            if (_rules.Hours is not { } hours)
                return "閉庁日になります。";
            if (!_rules.IssuesAt(booking.SlotStart))
                return string.Create(CultureInfo.InvariantCulture, $"受付時間（{hours.OpensAt:H:mm}〜{hours.LastTicketAt:H:mm}）の外になります。");
            foreach (var code in booking.Procedures)
                if (!_rules.Procedures.TryGetValue(new(code), out var rule) || !rule.IsHandledAt(booking.SlotStart))
                    return $"手続き {code} を取り扱わない日時になります。";
            return null;
        }
    }
}
