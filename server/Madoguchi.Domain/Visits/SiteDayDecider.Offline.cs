using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Routing;
using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

public static partial class SiteDayDecider
{
    /// <summary>An hour of a busy kiosk, and a quarter of the band at most, so that the first kiosk does not take it all.</summary>
    const int OfflineBlock = 50;

    /// <summary>Fills up every category of which less than half a block is left; a kiosk that has enough gets nothing new.</summary>
    static Decision Decide(SiteDay day, LeaseOfflineNumbers command, DateTimeOffset now)
    {
        if (day.ClosedAt is not null)
            return Refusal.DayEnded();
        if (day.Rules.Hours is null)
            return Refusal.SiteClosed($"{day.Rules.Date:M月d日}は閉庁日です。");
        var held = day.OfflineNumbersOf(command.Kiosk).CountBy(number => number.Category).ToDictionary();
        var blocks = ImmutableArray.CreateBuilder<NumberBlock>();
        foreach (var category in day.Rules.Procedures.Values.Select(procedure => procedure.Category).Distinct().Order())
        {
            if (!day.Rules.Categories.TryGetValue(category, out var rule) || rule.Offline is not { } band)
                continue;
            var (has, full) = (held.GetValueOrDefault(category), Math.Clamp((band.Last - band.First + 1) / 4, 1, OfflineBlock));
            if (has * 2 < full && rule.OfflineAfter(LastLent(day, category), full - has) is { } block)
                blocks.Add(block);
        }
        return blocks.Count > 0 ? new OfflineNumbersLeased(command.Kiosk, blocks.ToImmutable(), now)
            : held.Count > 0 ? Decision.Nothing
            : Refusal.OfflineBandExhausted();
    }

    /// <summary>
    /// The paper is in a hand already: hours, stopped categories and procedures that are not done here refuse nothing. Only a number
    /// which is not this kiosk's, or which somebody else has, cannot be taken.
    /// </summary>
    static Decision Decide(SiteDay day, RecordOffline command, DateTimeOffset now)
    {
        if (command.Procedures.Length is 0 or > MostProcedures)
            return Refusal.NoProcedures();
        if (command.Persons is < 1 or > 9)
            return Refusal.WrongPersons();
        if (day.LentTo(command.Kiosk, command.Number) is not { } number)
            return Refusal.OfflineNumberNotLeased(command.Number);
        if (day.Find(number) is not null)
            return Refusal.OfflineNumberUsed(number);
        var offline = new OfflineIssue(command.Kiosk, command.PrintedAt);
        var isOver = day.ClosedAt is not null || day.Rules.Date < BusinessTime.DateOf(now);
        var asked = day.Tickets.GetValueOrDefault(command.Order) ?? CheckedInAs(day, command.Order);
        if (asked?.Offline is not null)
            return Refusal.TicketIdUsed();
        // One person, one ticket: unless the first was given up meanwhile, while its holder sits here with the paper.
        if (asked is not null && (!asked.HasEnded || isOver))
            return new PaperNumberTaken(asked.Id, number, command.StatusToken, offline, now);
        var id = asked is null ? command.Order : command.Spare;
        if (day.Tickets.ContainsKey(id))
            return Refusal.TicketIdUsed();
        var arrived = ArrivedAt(day.Rules.Date, command.PrintedAt, now);
        var ticket = new Ticket(
            id, number, command.StatusToken, command.Priority ? TicketClass.Priority : TicketClass.WalkIn, null, command.Language, arrived, arrived,
            LegsOnPaper(day.Rules, number.Category, command.Procedures, arrived))
        {
            Persons = command.Persons,
            Offline = offline,
        };
        return new OfflineRecorded(isOver ? ticket.EndAll(LegState.Expired, now) : ticket, now);
    }

    /// <summary>A number from afar has an id of its own, whatever wish it was checked in under.</summary>
    static Ticket? CheckedInAs(SiteDay day, TicketId wish) =>
        day.RemoteIssued == 0 ? null : day.Tickets.Values.FirstOrDefault(ticket => ticket.Remote?.CheckedInAs == wish);

    /// <summary>A kiosk's clock may be wrong, yet nobody came, and nothing was printed, in the future or on another day.</summary>
    static DateTimeOffset ArrivedAt(DateOnly date, DateTimeOffset printed, DateTimeOffset now)
    {
        var (first, last) = (BusinessTime.At(date, TimeOnly.MinValue), BusinessTime.At(date, TimeOnly.MaxValue));
        last = now < last ? now : last;
        return printed > last ? last : printed < first ? first : BusinessTime.Local(printed);
    }

    /// <summary>What is not done here today stands in the number's own line: its counter knows where to send the person.</summary>
    static ImmutableArray<Leg> LegsOnPaper(SiteRules rules, char category, ImmutableArray<ProcedureCode> procedures, DateTimeOffset arrived)
    {
        var legs = VisitPlan.Legs(rules, [], procedures.Where(rules.Procedures.ContainsKey), arrived, arrived);
        var unknown = procedures.Distinct().Where(code => !rules.Procedures.ContainsKey(code));
        return
        [
            .. legs,
            .. unknown.Select((code, i) => new Leg(legs.Length + i + 1, code, category, LegState.Waiting, [], arrived) { WaitingSince = arrived }),
        ];
    }

    static int? LastLent(SiteDay day, char category)
    {
        int? last = null;
        foreach (var lease in day.Leases)
            if (lease.Block.Category == category && !(lease.Block.Last <= last))
                last = lease.Block.Last;
        return last;
    }
}
