using System.Collections.Immutable;
using Madoguchi.Domain.Routing;
using Madoguchi.Domain.WaitEstimation;
using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

public static partial class SiteDayDecider
{
    const int MostProcedures = 20;

    static Decision Decide(SiteDay day, IssueTicket command, DateTimeOffset now, Forecast? forecast)
    {
        if (command.Procedures.Length is 0 or > MostProcedures)
            return Refusal.NoProcedures();
        if (command.Persons is < 1 or > 9)
            return Refusal.WrongPersons();
        if (RefuseByHours(day, now) is { } closed)
            return closed;
        // A clerk who sees the person decides who still gets in; a machine cannot.
        var isByClerk = command.Channel is TicketChannel.Staff or TicketChannel.Phone;
        if (!isByClerk && now >= day.Rules.Hours!.LastTicketAt)
            return Refusal.LastTicketPassed(day.Rules.Hours.LastTicketAt);
        if (RefuseProcedures(day, command.Procedures, isByClerk, now) is { } refused)
            return refused;
        if (command.Channel is TicketChannel.Remote && RefuseRemote(day, command.Remote, now) is { } no)
            return no;
        var promised = command.Priority ? TicketClass.Priority : TicketClass.WalkIn;
        return Issue(day, command.Ticket, command.StatusToken, promised, null, command.Language, command.Procedures, now, now, forecast, ticket =>
            FromAfar(ticket, command.Remote) with { Channel = command.Channel, Persons = command.Persons, Note = command.Note });
    }

    static Decision Decide(SiteDay day, CheckIn command, DateTimeOffset now, Forecast? forecast)
    {
        if (day.Reservations.TryGetValue(command.Code, out var used))
            return day[used] is not { IsAway: true } away ? Refusal.ReservationUsed(day[used].Number)
                : away.HasEnded ? Refusal.ReservationCancelled() : Arrive(day, away, command.Ticket, now, forecast);
        if (command.Booking is not { } booking)
            return Refusal.ReservationUnknown();
        if (booking.UsedOn is { } before)
            return Refusal.ReservationUsedOn(before);
        if (booking.Cancelled)
            return Refusal.ReservationCancelled();
        if (booking.Procedures.Length is 0 or > MostProcedures)
            return Refusal.NoProcedures();
        if (booking.Date != day.Rules.Date)
            return Refusal.ReservationOtherDay(booking.Date);
        if (booking.Site != day.Rules.Site)
            return Refusal.ReservationOtherSite();
        if (RefuseByHours(day, now) is { } closed)
            return closed;
        if (booking.Procedures.FirstOrDefault(procedure => !day.Rules.Procedures.ContainsKey(procedure)) is { Value: not null } unknown)
            return Refusal.ProcedureNotHere(unknown);
        var isLate = now > booking.SlotStart + day.Rules.Promises.ReservationGrace;
        var since = isLate || now > booking.SlotStart ? now : booking.SlotStart;
        var promised = isLate ? TicketClass.WalkIn : TicketClass.Reservation;
        return Issue(day, command.Ticket, command.StatusToken, promised, command.Code, booking.Language, booking.Procedures, since, now, forecast, ticket => ticket);
    }

    static Decision Decide(SiteDay day, ReissueTicket command, DateTimeOffset now)
    {
        var ticket = command.Paper is { } paper ? Printed(day, command.Ticket, paper) : day.Tickets.GetValueOrDefault(command.Ticket);
        return ticket is null ? Refusal.UnknownTicket()
            : new TicketReissued(ticket.Id, ticket.Reissues + 1, now)
            {
                PrintedAt = command.Paper is { } printed ? ArrivedAt(day.Rules.Date, printed.PrintedAt, now) : null,
            };
    }

    /// <summary>The number names it and the id proves it: a kiosk knows the ids of its own wishes and no others.</summary>
    static Ticket? Printed(SiteDay day, TicketId wish, PaperAgain paper) =>
        day.Find(paper.Number) is { } ticket && (ticket.Id == wish || ticket.Id == paper.Spare) ? ticket : null;

    static Decision Decide(SiteDay day, StopIssuing command, DateTimeOffset now) =>
        !day.Rules.Categories.ContainsKey(command.Category) ? Refusal.UnknownCategory(command.Category)
        : day.Stopped.Contains(command.Category) ? Decision.Nothing
        : new IssuingStopped(command.Category, now);

    static Decision Decide(SiteDay day, ResumeIssuing command, DateTimeOffset now) =>
        !day.Rules.Categories.ContainsKey(command.Category) ? Refusal.UnknownCategory(command.Category)
        : !day.Stopped.Contains(command.Category) ? Decision.Nothing
        : new IssuingResumed(command.Category, now);

    static Decision Issue(
        SiteDay day, TicketId id, string token, TicketClass promised, ReservationCode? reservation, string language,
        ImmutableArray<ProcedureCode> procedures, DateTimeOffset since, DateTimeOffset now, Forecast? forecast, Func<Ticket, Ticket> more)
    {
        if (day.Tickets.ContainsKey(id))
            return Refusal.TicketIdUsed();
        var category = day.Rules.Procedures[procedures[0]].Category;
        int? last = day.LastNumbers.TryGetValue(category, out var issued) ? issued : null;
        if (NextNumber(day, category, last) is not { } number)
            return Refusal.NumberBandExhausted(category);
        var legs = VisitPlan.Legs(day.Rules, [], procedures, since, now);
        var ticket = more(new(id, number, token, promised, reservation, language, now, since, legs));
        var first = legs.FirstOrDefault(leg => leg.State is LegState.Waiting) ?? legs[0];
        var ahead = day.PeopleIn(first.Category);
        return new TicketIssued(ticket, ahead, Wait(day, ticket, first, ahead, now, forecast), now);
    }

    /// <summary>What a kiosk was lent before the bands were edited stays the kiosk's.</summary>
    static TicketNumber? NextNumber(SiteDay day, char category, int? last)
    {
        var next = day.Rules.Categories[category].After(last);
        while (next is { } number && day.Leases.Exists(lease => lease.Block.Contains(number)))
            next = day.Rules.Categories[category].After(number.Value);
        return next;
    }

    /// <summary>A forecast knows the rule; where there is none, or no counter is open yet, the formula has to do.</summary>
    static WaitRange Wait(SiteDay day, Ticket ticket, Leg first, int ahead, DateTimeOffset now, Forecast? forecast)
    {
        var free = ticket.Legs.Where(leg => leg.State is LegState.Waiting).Select(leg => leg.Category).Distinct().ToImmutableArray();
        return forecast?.Newcomer(day, ticket.Class, free.IsEmpty ? [first.Category] : free, now) is { } told
            // Nobody is called before the slot while others wait: what is told counts from there.
            ? ticket.Since > now ? told.After(ticket.Since - now) : told
            : WaitEstimator.Promise(day, first.Category, ahead);
    }

    static Refusal? RefuseByHours(SiteDay day, DateTimeOffset now) => day.Rules.Hours switch
    {
        _ when day.ClosedAt is not null => Refusal.DayEnded(),
        null => Refusal.SiteClosed("本日は閉庁日です。"),
        { } hours when now < hours.OpensAt => Refusal.SiteClosed($"受付は{hours.OpensAt:HH:mm}からです。"),
        { } hours when now >= hours.ClosesAt => Refusal.SiteClosed($"本日の受付は{hours.ClosesAt:HH:mm}で終了しました。"),
        _ => null,
    };

    static Refusal? RefuseProcedures(SiteDay day, ImmutableArray<ProcedureCode> procedures, bool isByClerk, DateTimeOffset now)
    {
        foreach (var code in procedures)
        {
            if (!day.Rules.Procedures.TryGetValue(code, out var rule))
                return Refusal.ProcedureNotHere(code);
            if (!rule.IsHandledAt(now))
                return Refusal.ProcedureNotNow(new(code, rule.From, rule.Until));
            if (!isByClerk && day.Stopped.Contains(rule.Category))
                return Refusal.IssuingStopped(day.Rules.Categories[rule.Category].Name);
        }
        return null;
    }
}
