using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Server.Live.Views;

/// <summary>What the lobby sees: numbers, never a person.</summary>
internal static class BoardView
{
    const int AbsentShown = 24;

    public static BoardState Of(SiteDay day, Forecast? forecast, DateTimeOffset now) => new(
        day.Version, day.Rules.Date, [.. day.Calls.Select(call => Call(day, call))],
        [.. day.Rules.Categories.Values.Select(category => new BoardCategory(
            category.Code.ToString(), category.Name, day.Pool.In(category.Code).People,
            Minutes(Newcomer(day, category.Code, forecast, now)), !day.Stopped.Contains(category.Code)))],
        [.. day.Aside.Reverse().Select(id => day[id]).Where(IsAbsent).Take(AbsentShown).Select(ticket => ticket.Number.ToString())],
        [.. day.Counters.Values.Where(counter => IsHandingOut(day, counter)).Select(counter => new BoardPickup(
            day[counter.Current!.Value.Ticket].Number.ToString(), counter.Number.Value, counter.Name))],
        RemoteLeft(day));

    /// <summary>Whatever the time: one version is one state. Whoever asks knows the hours.</summary>
    static int? RemoteLeft(SiteDay day) => day.Rules.Remote is { } rule && day.ClosedAt is null ? Math.Max(0, rule.PerDay - day.RemoteIssued) : null;

    static bool IsHandingOut(SiteDay day, Counter counter) =>
        counter.Current is { } current && day[current.Ticket][current.Leg] is { State: LegState.Called, IsForPickup: true };

    public static bool IsAbsent(Ticket ticket) => ticket.Legs.Any(leg => leg.State is LegState.Absent);

    public static MinuteRange? Minutes(WaitRange? wait) => wait is { } range ? new(range.Low, range.High) : null;

    static WaitRange? Newcomer(SiteDay day, char category, Forecast? forecast, DateTimeOffset now) =>
        forecast?.Newcomer(day, TicketClass.WalkIn, [category], now) ?? WaitEstimator.Expect(day, category, day.Pool.In(category).People);

    static BoardCall Call(SiteDay day, Call call) => new(
        call.Seq, call.Number.ToString(), call.Counter.Value, day.Counters[call.Counter].Name, call.At, call.Kind switch
        {
            CallKind.Recall => "recall",
            CallKind.Pickup => "pickup",
            _ => "call",
        });
}
