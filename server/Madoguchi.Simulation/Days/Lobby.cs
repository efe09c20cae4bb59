using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Simulation.Days;

/// <summary>A day in the hands of the real decider: no rule is written a second time.</summary>
internal sealed class Lobby
{
    int _tickets;

    public Lobby(SiteRules rules)
    {
        Day = SiteDay.Empty;
        Must(new SiteDayCommand.OpenDay(rules), rules.Hours!.OpensAt.AddHours(-1));
    }

    public SiteDay Day { get; private set; }

    /// <returns>What happened; null when the rules refused it.</returns>
    public SiteDayEvent? Do(SiteDayCommand command, DateTimeOffset at, Forecast? forecast = null)
    {
        var (events, refused) = SiteDayDecider.Decide(Day, command, at, forecast);
        if (refused is not null || events.IsEmpty)
            return null;
        Day = Day.Evolve(events);
        return events[0];
    }

    /// <exception cref="InvalidOperationException">The rules refused what cannot be refused.</exception>
    public SiteDayEvent? Must(SiteDayCommand command, DateTimeOffset at)
    {
        var (events, refused) = SiteDayDecider.Decide(Day, command, at);
        if (refused is not null)
            throw new InvalidOperationException($"{command} at {at:O}: {refused.Message}");
        Day = Day.Evolve(events);
        return events.IsEmpty ? null : events[0];
    }

    /// <summary>Tickets count from 0.</summary>
    public TicketId NewId() => new(new Guid(_tickets++, 0, 0, new byte[8]));

    public static int IndexOf(TicketId ticket) => BitConverter.ToInt32(ticket.Value.ToByteArray());
}
