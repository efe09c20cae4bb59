using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Finds the coming bookings which do not fit the master data: after a change, and as it stands now.</summary>
internal sealed class HitBookings(IBookings bookings, IMasterData master, TimeProvider clock)
{
    // Nobody can book further ahead than the slots that are offered; what is stored beyond is looked at all the same.
    static readonly TimeSpan Ahead = TimeSpan.FromDays(3650);

    /// <summary>Those which fit before and would not after.</summary>
    public async Task<IReadOnlyList<HitBooking>> Of(MasterData before, MasterData after, CancellationToken ct)
    {
        var hits = new List<HitBooking>();
        foreach (var site in before.Sites)
        {
            var coming = await Coming(site.Code, ct);
            var known = BookingFit.Lost(before, site.Code, coming).ToDictionary(lost => lost.Booking.Code, lost => lost.Why);
            hits.AddRange(BookingFit.Lost(after, site.Code, coming)
                .Where(lost => known.GetValueOrDefault(lost.Booking.Code) is not { } why || why.Kind != lost.Why.Kind)
                .Select(lost => Hit(before, site, lost.Booking, lost.Why.Will, lost.Why.Kind)));
        }
        return InOrder(hits);
    }

    /// <summary>Those which have no slot or no seat now: each is moved or cancelled by people.</summary>
    public async Task<IReadOnlyList<HitBooking>> Now(CancellationToken ct)
    {
        var (now, hits) = (master.Current, new List<HitBooking>());
        foreach (var site in now.Sites)
            hits.AddRange(BookingFit.Lost(now, site.Code, await Coming(site.Code, ct)).Select(lost => Hit(now, site, lost.Booking, lost.Why.Is, lost.Why.Kind)));
        return InOrder(hits);
    }

    Task<IReadOnlyList<StoredBooking>> Coming(string site, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return bookings.Between(site, now, now + Ahead, ct);
    }

    static HitBooking Hit(MasterData master, MasterSite site, StoredBooking booking, string reason, LostKind kind) => new(
        site.Names.Ja, booking.Code, BusinessTime.Local(booking.SlotStart), reason, string.Join("、", booking.Procedures.Select(code => master.Procedure(code)?.Names.Ja ?? code)), kind);

    static IReadOnlyList<HitBooking> InOrder(IEnumerable<HitBooking> hits) => [.. hits.OrderBy(hit => hit.SlotStart).ThenBy(hit => hit.Code, StringComparer.Ordinal)];
}
