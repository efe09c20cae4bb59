using System.Collections.Immutable;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Routing;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>Flattens a day into a <see cref="Scene"/>.</summary>
internal sealed class SceneBuilder(SiteDay day, ServiceModel model, DateTimeOffset now)
{
    static readonly TimeSpan LookAhead = TimeSpan.FromHours(1);
    static readonly TicketClass[] Classes = [TicketClass.WalkIn, TicketClass.Priority, TicketClass.Reservation];

    readonly List<Person> _people = [];
    readonly List<Draft> _legs = [];
    readonly Dictionary<LegRef, Draft> _byLeg = [];

    // 応援受付: only what some counter does besides its letters stands in a line of its own; the fewer lines, the quicker a run.
    readonly HashSet<ProcedureCode> _helpedWith = [.. day.Counters.Values.SelectMany(counter => counter.Procedures)];

    /// <summary>Newcomers, one for each class and category: their tickets follow all others, classes fastest.</summary>
    public static int NewcomerIndex(int category, TicketClass promised) => (category * Classes.Length) + (int)promised;

    public Scene Build(ImmutableArray<ExpectedVisit> expected)
    {
        var counters = day.Counters.Values.Where(counter => counter.State is CounterState.Open || counter.Current is not null).ToArray();
        foreach (var ticket in TicketsAtHand(counters))
            Add(ticket, isAway: !ticket.IsFree, ticket.Legs);
        (int Ticket, double At)[] visits = [.. ExpectFromAfar(), .. Expect(expected)];
        var firstNewcomer = _people.Count;
        AddNewcomers();
        return Flatten(counters, visits, firstNewcomer);
    }

    IEnumerable<Ticket> TicketsAtHand(Counter[] counters) => day.Pool.Lines.Values
        .SelectMany(places => places.Select(place => place.Leg.Ticket))
        .Concat(counters.Where(counter => counter.Current is not null).Select(counter => counter.Current!.Value.Ticket))
        .Distinct().Select(id => day[id]);

    void Add(Ticket ticket, bool isAway, ImmutableArray<Leg> legs)
    {
        var person = _people.Count;
        _people.Add(new(ticket.Id, isAway));
        foreach (var leg in legs)
        {
            if (leg.State is not (LegState.Waiting or LegState.Blocked) && !leg.IsAtCounter)
                continue;
            var line = new Line(_helpedWith.Contains(leg.Procedure) ? leg.Procedure : default, leg.Category, ticket.Class, leg.AtHead, ticket.Reservation is not null, leg.Only);
            var time = model.Of(leg.Procedure, day.Rules);
            var draft = new Draft(person, line, new(leg.Since, ticket.Number, new(ticket.Id, leg.Id)), time.Minutes, GammaTable.For(time.Variation))
            {
                OpenBefore = leg.BlockedBy.Length,
                CanBeCalled = !leg.IsAtCounter,
                WaitsFrom = ticket.IsAway ? now : ticket.WaitsFrom(leg),
                IsDoneAtSeat = leg.Only is null && day.Rules.TravelOf(leg.Procedure) is Travel.StaffMoves,
            };
            _legs.Add(draft);
            _byLeg[new(ticket.Id, leg.Id)] = draft;
        }
        foreach (var leg in legs)
            foreach (var before in leg.BlockedBy)
                if (_byLeg.TryGetValue(new(ticket.Id, leg.Id), out var blocked) && _byLeg.TryGetValue(new(ticket.Id, before), out var first))
                    first.Blocks.Add(blocked);
    }

    /// <summary>Who took a number from afar is reckoned with as if here: whoever comes in time has the place of the number.</summary>
    IEnumerable<(int Ticket, double At)> ExpectFromAfar()
    {
        foreach (var ticket in day.Away.Select(id => day[id]).Where(ticket => ticket.IsExpected))
        {
            yield return (_people.Count, 0);
            Add(ticket, isAway: true, ticket.Legs);
        }
    }

    (int Ticket, double At)[] Expect(ImmutableArray<ExpectedVisit> expected)
    {
        var visits = new List<(int, double)>();
        if (expected.IsDefault)
            return [];
        foreach (var visit in expected.OrderBy(visit => visit.SlotStart))
        {
            if (visit.SlotStart > now + LookAhead || visit.SlotStart + day.Rules.Promises.ReservationGrace < now || day.Reservations.ContainsKey(visit.Code)
                || visit.Procedures.IsEmpty || visit.Procedures.Any(code => !day.Rules.Procedures.ContainsKey(code)))
                continue;
            var id = new TicketId(new Guid(visits.Count, 0, 0, new byte[8]));
            var number = new TicketNumber('Z', int.MaxValue);
            var legs = VisitPlan.Legs(day.Rules, [], visit.Procedures, visit.SlotStart, visit.SlotStart);
            visits.Add((_people.Count, Math.Max(0, (visit.SlotStart - now).TotalMinutes)));
            Add(new(id, number, "", TicketClass.Reservation, visit.Code, "", visit.SlotStart, visit.SlotStart, legs), isAway: true, legs);
        }
        return [.. visits];
    }

    void AddNewcomers()
    {
        foreach (var category in day.Rules.Categories.Keys)
            foreach (var promised in Classes)
            {
                var line = new Line(default, category, promised, false, promised is TicketClass.Reservation, null);
                _legs.Add(new(_people.Count, line, new(now, new(category, int.MaxValue), default), 0, GammaTable.For(0)) { CanBeCalled = true, WaitsFrom = now });
                _people.Add(new(default, false));
            }
    }

    Scene Flatten(Counter[] counters, (int Ticket, double At)[] visits, int firstNewcomer)
    {
        var lines = _legs.GroupBy(leg => leg.Line).Select(group => (Line: group.Key, Legs: group.OrderBy(leg => leg.Place).ToArray())).ToArray();
        var legs = lines.SelectMany(line => line.Legs).ToArray();
        for (var i = 0; i < legs.Length; i++)
            legs[i].Index = i;
        var rank = new int[legs.Length];
        var next = 0;
        foreach (var leg in legs.OrderBy(leg => leg.Place))
            rank[leg.Index] = next++;
        int[] start = [0, .. lines.Select(line => line.Legs.Length)];
        for (var line = 1; line < start.Length; line++)
            start[line] += start[line - 1];
        return new()
        {
            LineStart = start,
            LineAtHead = [.. lines.Select(line => line.Line.AtHead)],
            LinePace = [.. lines.Select(line => 1 / day.Rules.Promises.Of(line.Line.Class).TotalMinutes)],
            Ticket = [.. legs.Select(leg => leg.Person)],
            Since = [.. legs.Select(leg => (leg.Place.Since - now).TotalMinutes)],
            WaitsFrom = [.. legs.Select(leg => (leg.WaitsFrom - now).TotalMinutes)],
            LongestWait = day.Rules.Promises.LongestWait.TotalMinutes,
            Rank = rank,
            Minutes = [.. legs.Select(leg => leg.Minutes)],
            Times = [.. legs.Select(leg => leg.Times)],
            OpenBefore = [.. legs.Select(leg => leg.CanBeCalled ? (byte)leg.OpenBefore : Scene.AtCounter)],
            Blocks = [.. legs.Select(leg => leg.Blocks.Count == 0 ? null : leg.Blocks.Select(blocked => blocked.Index).ToArray())],
            DoneAtSeat = DoneAtSeat(legs),
            Away = [.. _people.Select(person => person.IsAway)],
            Ids = [.. _people.Take(firstNewcomer).Select(person => person.Id)],
            FirstNewcomer = firstNewcomer,
            DeskLines = [.. counters.Select(counter => Enumerable.Range(0, lines.Length).Where(line => counter.State is CounterState.Open && lines[line].Line.Fits(counter)).ToArray())],
            DeskLeg = [.. counters.Select(counter => counter.Current is { } current && _byLeg.TryGetValue(current, out var leg) ? leg.Index : -1)],
            DeskElapsed = [.. counters.Select(Elapsed)],
            Expected = visits,
            NotComing = model.NotComing.Value,
        };
    }

    int[]?[] DoneAtSeat(Draft[] legs)
    {
        var seated = new int[]?[_people.Count];
        foreach (var ticket in legs.Where(leg => leg.IsDoneAtSeat).GroupBy(leg => leg.Person))
            seated[ticket.Key] = [.. ticket.OrderByDescending(leg => leg.Line.AtHead).ThenBy(leg => leg.Place).Select(leg => leg.Index)];
        return seated;
    }

    double Elapsed(Counter counter) =>
        counter.Current is { } current && day[current.Ticket][current.Leg].CalledAt is { } called ? Math.Max(0, (now - called).TotalMinutes) : 0;

    sealed record Person(TicketId Id, bool IsAway);

    sealed record Draft(int Person, Line Line, Place Place, double Minutes, double[] Times)
    {
        public int OpenBefore { get; init; }
        public bool CanBeCalled { get; init; }
        public bool IsDoneAtSeat { get; init; }
        public DateTimeOffset WaitsFrom { get; init; }
        public List<Draft> Blocks { get; } = [];
        public int Index { get; set; }
    }
}
