using Madoguchi.Domain.WaitEstimation;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

public static partial class SiteDayDecider
{
    /// <summary>Who asked so long ago has given up, or taken another way; a number for nobody would only stand in the line.</summary>
    public static readonly TimeSpan RemoteWishHolds = TimeSpan.FromMinutes(10);

    static Refusal? RefuseRemote(SiteDay day, RemoteWish? wish, DateTimeOffset now) =>
        day.Rules.Remote is not { } rule || wish is null ? Refusal.RemoteOff()
        : now - wish.AskedAt > RemoteWishHolds ? Refusal.RemoteTooLate()
        : day.Reservations.TryGetValue(wish.Code, out var used) ? Refusal.ReservationUsed(day[used].Number)
        : day.RemoteIssued >= rule.PerDay ? Refusal.RemoteLimitReached(rule.PerDay)
        : null;

    /// <summary>Its legs cannot be called before its holder is here, so their waits have not begun.</summary>
    static Ticket FromAfar(Ticket ticket, RemoteWish? wish) => wish is null ? ticket : ticket with
    {
        Remote = new(wish.Code),
        Legs = [.. ticket.Legs.Select(leg => leg with { WaitingSince = null })],
    };

    /// <summary>
    /// The number kept the place until its turn came, and some minutes more. Who comes later still has the number, and counts from
    /// the arrival, as a late reservation does: nobody who sat here is passed by somebody who could not be found.
    /// </summary>
    static Decision Arrive(SiteDay day, Ticket ticket, TicketId? wish, DateTimeOffset now, Forecast? forecast)
    {
        if (RefuseByHours(day, now) is { } closed)
            return closed;
        var isLate = ticket.Remote!.TurnMissedAt is { } missed && now > missed + (day.Rules.Remote?.Grace ?? TimeSpan.Zero);
        var since = isLate ? now : ticket.Since;
        var first = ticket.Legs.FirstOrDefault(leg => leg.State is LegState.Waiting) ?? ticket.Legs[0];
        var ahead = AheadOf(day, ticket, first, since);
        // Who comes to the end of the line waits as anybody who comes now; a kept place is reckoned by those before it.
        var wait = isLate ? Wait(day, ticket with { Since = now }, first, ahead, now, forecast) : WaitEstimator.Promise(day, first.Category, ahead);
        return new TicketArrived(ticket.Id, since, ahead, forecast?.Of(ticket.Id, now) is { } told && !isLate ? told : wait, now) { Wish = wish };
    }

    /// <summary>People of the category who count from an earlier time.</summary>
    static int AheadOf(SiteDay day, Ticket ticket, Leg leg, DateTimeOffset since)
    {
        var own = new Calling.Place(since, ticket.Number, default);
        var afar = day.Away.Select(id => day[id]).Where(other => other.IsExpected && other.Id != ticket.Id).SelectMany(other => other.PlacesIn(leg.Category));
        return day.Pool.PlacesIn(leg.Category).Concat(afar).Where(place => place.CompareTo(own) < 0).Select(place => place.Leg.Ticket).Distinct().Count();
    }
}
