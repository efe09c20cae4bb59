using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>The invariants of the queue, cheap enough to be looked at after every step. What breaks one is named.</summary>
internal sealed class Invariants
{
    readonly HashSet<(char, int)> numbers = [];
    readonly Dictionary<(char, int), KioskId> lent = [];
    readonly Precedences precedences = new();
    int calls;

    public void Step(SiteDay before, SiteDayCommand command, Decision decision, SiteDay after)
    {
        precedences.Follow(new(0, command, decision.Events[0].At, before, decision, after));
        foreach (var happened in decision.Events)
        {
            Holds(happened.At >= before.At, "time goes back");
            switch (happened)
            {
                case TicketIssued e:
                    Holds(numbers.Add((e.Ticket.Number.Category, e.Ticket.Number.Value)), $"the number {e.Ticket.Number} was issued twice");
                    Holds(before.ClosedAt is null, "a number was issued after the end of the day");
                    Holds(e.Ticket.Remote is null == (e.Ticket.Channel is not TicketChannel.Remote), "a number was taken from afar and nobody knows");
                    Holds(after.RemoteIssued <= Town.Rules.Remote!.PerDay, "more numbers were taken from afar than the day has");
                    break;
                case TicketArrived e:
                    Holds(before[e.Ticket].IsAway && after[e.Ticket].CameAt == e.At, "someone arrived who was not away");
                    Holds(e.Since == before[e.Ticket].Since || before[e.Ticket].Remote!.TurnMissedAt is { } missed && e.At > missed + Town.Rules.Remote!.Grace,
                        "a number from afar lost its place although its holder came in time");
                    break;
                case OfflineNumbersLeased e:
                    Holds(e.Blocks.SelectMany(block => block.Numbers).All(number => lent.TryAdd((number.Category, number.Value), e.Kiosk)), "a number was lent twice");
                    break;
                case OfflineRecorded e:
                    Recorded(e.Ticket.Number, e.Ticket.Offline!.Kiosk);
                    var (order, printed) = command is SiteDayCommand.RecordOffline told ? (told.Order, told.PrintedAt) : default;
                    Holds(before.Tickets.GetValueOrDefault(order)?.HasEnded is not false, "one person has two tickets");
                    Holds(e.Ticket.Since == (printed < e.At ? printed : e.At), "a paper waits from another time than it was printed");
                    Holds(before.ClosedAt is null || after[e.Ticket.Id].HasEnded, "a paper waits on a day that is over");
                    break;
                case PaperNumberTaken e:
                    Recorded(e.Number, e.Offline.Kiosk);
                    Holds(after.Tickets.Count == before.Tickets.Count, "one person has two tickets");
                    break;
                case LegCalled e:
                    Called(before, after, e.Ticket, e.Leg, e.Counter, e.Call, mustServe: true);
                    Holds(before.Pool.Lines.Count > 0 || e.Finished is not null, "someone was called who did not wait");
                    Holds((e.Missed ?? []).All(id => before[id].IsExpected), "a turn was missed by somebody who was not expected");
                    break;
                case PickupCalled e:
                    Called(before, after, e.Ticket, e.Leg, e.Counter, e.Call, mustServe: command is SiteDayCommand.CallForPickup { Number: null });
                    Holds(before[e.Ticket][e.Leg].State is LegState.AwaitingPickup, "someone was called for a paper who waits for none");
                    break;
                case LegRecalled e:
                    Holds(e.Call == ++calls, "the board skipped a number");
                    break;
                case SummonsTaken e:
                    Holds(before[e.Ticket][e.Leg].State is LegState.Summoned, "an officer came who was not summoned");
                    FirstThingsFirst(after, e.Ticket, e.Leg);
                    break;
                case LegCompleted { Summoned: { } next } e:
                    Holds(Town.Rules.TravelOf(after[e.Ticket][next].Procedure) is Travel.StaffMoves, "an officer was summoned for whom residents move");
                    break;
                case DayClosed:
                    Holds(after.Tickets.Values.All(ticket => ticket.HasEnded) && after.Pool.Lines.IsEmpty, "someone waits after the end of the day");
                    break;
                case StepUndone e:
                    Holds(e.Restored.All(ticket => Text(ticket) == Text(after[ticket.Id])), "a step was taken back to something else");
                    break;
            }
        }
        OnePlace(after);
    }

    public void AtTheEnd(SiteDay day)
    {
        Holds(day.LastCall == calls, "the board lost a call");
        Holds(SiteDayText.Pool(day) == The_log_is_the_truth.Counted(day), "the pool is not what waits");
        Holds(day.Aside.ToHashSet().SetEquals(With(day, LegState.Held).Concat(With(day, LegState.Absent))), "the list of those aside is wrong");
        Holds(day.Away.SequenceEqual(day.Tickets.Values.Where(ticket => ticket.IsAway && !ticket.HasEnded).OrderBy(ticket => day.Away.IndexOf(ticket.Id)).Select(ticket => ticket.Id)), "the list of those expected from afar is wrong");
        Holds(day.Pickup.Select(place => place.Leg.Ticket).ToHashSet().SetEquals(With(day, LegState.AwaitingPickup)), "the list of those waiting for papers is wrong");
        Holds(day.Tickets.Values.All(ticket => ticket.Number.Equals(day.Find(ticket.Number)?.Number)), "a number does not find its ticket");
    }

    public static void Holds(bool invariant, string broken)
    {
        if (!invariant)
            Assert.Fail(broken);
    }

    void Recorded(TicketNumber number, KioskId kiosk)
    {
        Holds(numbers.Add((number.Category, number.Value)), $"the number {number} was issued twice");
        Holds(lent.TryGetValue((number.Category, number.Value), out var holder) && holder == kiosk, $"{number} was not lent to {kiosk.Name}");
    }

    void Called(SiteDay before, SiteDay after, TicketId id, int legId, CounterNumber number, int call, bool mustServe)
    {
        var (counter, ticket, leg) = (before.Counters[number], before[id], after[id][legId]);
        Holds(call == ++calls, "the board skipped a number");
        Holds(counter.State is CounterState.Open, "a counter called that is not open");
        Holds(!mustServe || counter.Serves.Contains(leg.Category) || counter.Procedures.Contains(leg.Procedure), "a counter called what it does not serve");
        Holds(!mustServe || leg.IsForPickup || !counter.ReservationOnly || ticket.Reservation is not null, "a counter of reservations called someone without");
        Holds(!ticket.Legs.Any(other => other.State is LegState.Absent || (other.IsAtCounter && other.Counter != number)), "someone was called who is elsewhere");
        Holds(!ticket.IsAway, "someone was called who took a number from afar and has not come");
        FirstThingsFirst(after, id, legId);
    }

    void FirstThingsFirst(SiteDay day, TicketId id, int legId)
    {
        foreach (var first in precedences.Before(id, legId))
            Holds(day[id][first].State is LegState.Done or LegState.Cancelled, "a leg began before what comes first was over");
    }

    static void OnePlace(SiteDay day)
    {
        var seats = 0;
        foreach (var counter in day.Counters.Values)
        {
            if (counter.Current is not { } current)
                continue;
            seats++;
            Holds(counter.State is not CounterState.Closed, "a closed counter has somebody");
            Holds(day[current.Ticket][current.Leg] is { IsAtCounter: true } leg && leg.Counter == counter.Number, "a counter has someone who is not there");
        }
        var seated = 0;
        foreach (var ticket in day.Tickets.Values)
        {
            var legs = ticket.Legs.Count(leg => leg.IsAtCounter);
            Holds(legs <= 1, "a person is in two places");
            seated += legs;
        }
        Holds(seated == seats, "someone is at a counter that does not have them");
    }

    static IEnumerable<TicketId> With(SiteDay day, LegState state) =>
        day.Tickets.Values.Where(ticket => ticket.Legs.Any(leg => leg.State == state)).Select(ticket => ticket.Id);

    static string Text(Ticket ticket) => SiteDayText.Of(ticket with { Version = 0 });
}
