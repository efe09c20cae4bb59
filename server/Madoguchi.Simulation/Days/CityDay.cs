using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Simulation.Cities;
using static Madoguchi.Domain.Visits.SiteDayCommand;

namespace Madoguchi.Simulation.Days;

/// <summary>A day at 本庁舎: residents, clerks and the real decider, until the last one has gone.</summary>
/// <param name="date">An opening day.</param>
/// <param name="pace">How long services take.</param>
/// <param name="model">What the site has learned until this day.</param>
/// <param name="seed">The same seed, the same day.</param>
/// <param name="forecasts">Share of the numbers for which a forecast is made; the others are told the plain formula.</param>
internal sealed class CityDay(DateOnly date, Pace pace, ServiceModel model, ulong seed, double forecasts)
{
    readonly Lobby _lobby = new(SeedCity.RulesOn(date));
    readonly Agenda _agenda = new();
    readonly HashSet<TicketId> _forecast = [];
    readonly Dictionary<CounterNumber, Shift> _shifts = [];
    readonly HashSet<CounterNumber> _coming = [];
    Dice _dice = new(seed);
    Dice _sample = new(~seed);

    /// <summary>Those who were told a forecast.</summary>
    public IReadOnlySet<TicketId> Forecast => _forecast;

    public SiteDay Run()
    {
        var (visitors, bookings) = Demand.On(date, ref _dice);
        foreach (var shift in Roster.On(date))
            _agenda.At(shift.At, now => Begin(shift, now));
        foreach (var visitor in visitors)
            _agenda.At(visitor.At, now => Arrive(visitor, bookings, now));
        _agenda.Run();
        return _lobby.Day;
    }

    void Arrive(Visitor visitor, System.Collections.Immutable.ImmutableArray<ExpectedVisit> bookings, DateTimeOffset now)
    {
        var isAsked = _sample.NextDouble() < forecasts;
        var forecast = isAsked ? Forecaster.Run(_lobby.Day, model, now, _sample.Next(), bookings) : null;
        var id = _lobby.NewId();
        SiteDayCommand command = visitor.Slot is { } slot
            ? new CheckIn(id, "", Demand.CodeOf(slot, visitor.Procedures), new(SeedCity.Site, date, slot, visitor.Procedures, "ja", false))
            : new IssueTicket(id, "", visitor.Procedures, "ja", visitor.Priority);
        // Out of hours, or a procedure with hours of its own: the person goes home.
        if (_lobby.Do(command, now, forecast) is null)
            return;
        if (forecast is not null)
            _forecast.Add(id);
        WakeClerks(now);
    }

    void Begin(Shift shift, DateTimeOffset now)
    {
        _shifts[shift.Counter] = shift;
        if (_lobby.Day.Counters[shift.Counter].Current is null)
            Next(shift.Counter, now);
    }

    /// <summary>Whoever sits at a free counter looks up when somebody may have become free for it.</summary>
    void WakeClerks(DateTimeOffset now)
    {
        foreach (var counter in _lobby.Day.Counters.Values)
            if (counter is { State: CounterState.Open, Current: null } && _coming.Add(counter.Number))
                _agenda.At(now.AddSeconds(2 + (10 * _dice.NextDouble())), then => Next(counter.Number, then));
    }

    void Next(CounterNumber counter, DateTimeOffset now)
    {
        _coming.Remove(counter);
        if (_lobby.Day.Counters[counter].Current is not null)
            return;
        if (_shifts[counter].Serves is not { } serves)
        {
            _lobby.Must(new CloseCounter(counter), now);
            return;
        }
        _lobby.Must(new OpenCounter(counter, serves), now);
        if (_lobby.Do(new CallNext(counter), now) is not SiteDayEvent.LegCalled called)
            return;
        var minutes = pace.Minutes(_lobby.Day[called.Ticket][called.Leg].Procedure, ref _dice);
        var fate = _dice.NextDouble();
        if (fate < 0.03)
        {
            After(0.8, () => new Recall(counter), now, then => After(1.2, () => new MarkAbsent(counter), then, gone => Leave(called.Ticket, counter, gone)));
            return;
        }
        After(0.2 + (0.6 * _dice.NextDouble()), () => new StartService(counter), now, began =>
        {
            if (fate > 0.98)
                After(minutes * 0.4, () => new Hold(counter, "記入中"), began, then => SetAside(called.Ticket, counter, then));
            else
                After(minutes, () => new CompleteLeg(counter), began, then => Finish(counter, then));
        });
    }

    void Leave(TicketId ticket, CounterNumber counter, DateTimeOffset now)
    {
        if (_dice.NextDouble() < 0.5)
            Later(3 + (12 * _dice.NextDouble()), new Return(ticket), now);
        Finish(counter, now);
    }

    void SetAside(TicketId ticket, CounterNumber counter, DateTimeOffset now)
    {
        Later(5 + (15 * _dice.NextDouble()), new Resume(ticket), now);
        Finish(counter, now);
    }

    void Finish(CounterNumber counter, DateTimeOffset now)
    {
        // A ticket with further legs may be what another counter waits for.
        WakeClerks(now);
        if (_coming.Add(counter))
            _agenda.At(now.AddSeconds(3), then => Next(counter, then));
    }

    void Later(double minutes, SiteDayCommand command, DateTimeOffset now) => _agenda.At(now.AddMinutes(minutes), then =>
    {
        _lobby.Must(command, then);
        WakeClerks(then);
    });

    void After(double minutes, Func<SiteDayCommand> command, DateTimeOffset now, Action<DateTimeOffset> and) => _agenda.At(now.AddMinutes(minutes), then =>
    {
        _lobby.Must(command(), then);
        and(then);
    });
}
