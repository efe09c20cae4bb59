using System.Globalization;
using MimeKit;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>What somebody needs who is to judge a week: how much happened in it, how much broke, and how near it came to its bounds.</summary>
internal static class WeekReport
{
    public static IEnumerable<string> Of(WeekPlan plan, IReadOnlyList<Promise> promises, TwoZones zones, OneSidedWatch watch)
    {
        var (outside, inside, letters) = (zones.Sides.Outside(), zones.Sides.Inside(), zones.Relay.Taken);
        var givenUp = promises.SelectMany(one => one.GivenUp).ToHashSet();
        yield return Line($"seed {plan.Seed}, {zones.Nights} of {plan.Days} days in {zones.Lasted.TotalSeconds:0} s: {promises.Count} residents, {promises.Count(one => one.ByPhone)} of them by telephone");
        yield return Line($"told: {Counts(promises.Select(one => one.State))}; moved {promises.Count(one => one.IsMoved)}");
        yield return Line($"pressed {zones.Presses.Count} times; {givenUp.Count} forms given up unanswered, {outside.Count(one => givenUp.Contains(one.Form))} of them booked");
        yield return Line($"bookings outside: {outside.Count} ({outside.Count(one => one.Cancelled)} cancelled or lapsed, {outside.Count(one => one.Unconfirmed)} never confirmed); inside: {inside.Count} ({inside.Count(one => one.Cancelled)} cancelled)");
        yield return Line($"faults: {string.Join(", ", zones.Faults.OrderBy(fault => fault.Key).Select(fault => $"{fault.Key} {fault.Value}"))}, nights {zones.Nights}");
        yield return Line($"mails: {string.Join(", ", Letters.Kinds.Select(kind => $"{kind} {Apart([.. letters.Where(one => Letters.IsOf(one, kind))])}"))}");
        yield return Line($"mails taken {letters.Count}, {letters.Count - Apart(letters)} of them again, one of them {letters.GroupBy(one => one.MessageId).Select(one => one.Count()).DefaultIfEmpty().Max()} times; {zones.Relay.Spoilt} tries met a fault of the relay");
        yield return Line($"longest on one side: {watch.Longest.TotalSeconds:0.0} s ({watch.Which}); looked {watch.Looks} times; acknowledged too early {watch.AcknowledgedTooEarly.Count} times");
    }

    static int Apart(IReadOnlyList<MimeMessage> letters) => letters.DistinctBy(one => one.MessageId).Count();

    static string Counts<T>(IEnumerable<T> some)
        where T : struct => string.Join(", ", some.GroupBy(one => one).OrderBy(alike => alike.Key).Select(alike => $"{alike.Key} {alike.Count()}"));

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
