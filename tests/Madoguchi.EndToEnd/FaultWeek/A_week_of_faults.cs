using FluentAssertions;
using Madoguchi.TestKit.Programs;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>
/// A week in which residents and a clerk book, confirm, move and cancel while reservation-web, the server, the line and the mail
/// relay are killed and cut. What a page has said counts; the programs are held to it every evening.
/// </summary>
public sealed class A_week_of_faults(ITestOutputHelper output)
{
    /// <summary>The server dials again every second; the rest is a busy machine's.</summary>
    static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1), Slack = TimeSpan.FromSeconds(14);

    readonly WeekPlan _plan = WeekPlan.Read();
    readonly List<Promise> _promises = [];
    int _given;

    [Fact]
    public async Task Loses_no_booking_doubles_none_and_sends_every_mail_under_one_Message_ID()
    {
        await using var zones = await TwoZones.Open(_plan.Date(0));
        await using var watch = new OneSidedWatch(zones);
        using var clerk = new PhoneClerk(zones);
        try
        {
            for (var day = 0; day < _plan.Days; day++)
            {
                if (day > 0)
                    await zones.Night(_plan.Date(day));
                var faults = _plan.FaultsOf(day).Select((fault, i) => (fault, Dice: _plan.Dice(day, 3_000_000 + i))).ToArray();
                await Task.WhenAll([.. Everybody(zones, clerk, day), .. faults.Select(one => Strike(zones, one.fault, one.Dice))]);
                await BothSidesAreAsPromised(zones, watch);
            }
            await zones.Night(_plan.Date(_plan.Days));
            await Eventually.Is(() => Task.FromResult(!Letters.Missing(zones.Relay, _promises, zones.Now).Any()), "every mail has arrived");
            await BothSidesAreAsPromised(zones, watch);
            watch.Longest.Should().BeLessThan(Reconnect + Slack, watch.Which);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException(
                $"MADOGUCHI_FAULT_SEED={_plan.Seed}, at {zones.Now:O}; mails missing: {string.Join(", ", Letters.Missing(zones.Relay, _promises, zones.Now))}\n{failure.Message}", failure);
        }
        finally
        {
            foreach (var line in WeekReport.Of(_plan, _promises, zones, watch))
                output.WriteLine(line);
        }
    }

    IEnumerable<Task> Everybody(TwoZones zones, PhoneClerk clerk, int day)
    {
        // Who did not look at the mail yesterday looks today; some of those who booked days ago think better of it.
        var late = _promises.Where(promise => promise.State is Standing.Asked).ToArray();
        var early = _promises.Where(promise => promise.State is Standing.Stands && promise.Start.Date > zones.Now.Date).Take(_plan.Residents / 8).ToArray();
        var fresh = Enumerable.Range(0, _plan.Residents).Select(_ => New(_plan.Dice(day, _given))).ToArray();
        _promises.AddRange(fresh.Select(one => one.Promise));
        return
        [
            .. late.Select((promise, i) => Web(zones, promise, _plan.Dice(day, 1_000_000 + i), resident => resident.Confirm())),
            .. early.Select((promise, i) => Web(zones, promise, _plan.Dice(day, 2_000_000 + i), resident => resident.ThinkBetter())),
            .. fresh.Select(one => one.Promise.ByPhone ? After(WeekPlan.Day * one.Dice.NextDouble(), () => clerk.Book(one.Promise, one.Dice)) : Web(zones, one.Promise, one.Dice, resident => resident.Come())),
        ];
    }

    (Promise Promise, Random Dice) New(Random dice)
    {
        var (byPhone, byMail) = (dice.NextDouble() < 0.15, dice.NextDouble() < 0.55);
        return (New(byPhone, byMail), dice);
    }

    Promise New(bool byPhone, bool byMail)
    {
        var number = ++_given;
        return new($"市民 {number}", byMail && !byPhone ? null : $"090{number:00000000}", byMail && !byPhone ? $"shimin{number}@mail.example" : null) { ByPhone = byPhone };
    }

    static Task Web(TwoZones zones, Promise promise, Random dice, Func<WebResident, Task> act) => After(WeekPlan.Day * dice.NextDouble(), async () =>
    {
        using var resident = new WebResident(zones, promise, dice);
        await act(resident);
    });

    /// <summary>With somebody who comes at that very moment: what breaks while nothing happens breaks nothing.</summary>
    Task Strike(TwoZones zones, (Fault What, TimeSpan After, TimeSpan Behind, TimeSpan For) fault, Random dice)
    {
        // What waits for its proof is told to nobody; by telephone alone it stands at once.
        var promise = New(byPhone: false, byMail: fault.What is Fault.OutsideKilledMailing or Fault.MailHangsUp or Fault.MailBusy);
        _promises.Add(promise);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.WhenAll(Breaks(), Comes());

        async Task Breaks()
        {
            try
            {
                await After(fault.After, zones.Presses.Next);
                await After(fault.Behind, () => zones.Break(fault.What, fault.For, () => ready.TrySetResult()));
            }
            finally
            {
                // Nobody waits for ever for a fault that has failed itself.
                ready.TrySetResult();
            }
        }

        async Task Comes()
        {
            await ready.Task;
            using var resident = new WebResident(zones, promise, dice);
            await resident.Come();
        }
    }

    static async Task After(TimeSpan time, Func<Task> act)
    {
        await Task.Delay(time, TimeProvider.System);
        await act();
    }

    async Task BothSidesAreAsPromised(TwoZones zones, OneSidedWatch watch)
    {
        watch.AcknowledgedTooEarly.Should().BeEmpty();
        await Eventually.Is(() => Task.FromResult(zones.Sides.Differences().Count == 0), "both sides know the same");
        var (outside, inside) = (zones.Sides.Outside(), zones.Sides.Inside());
        Bookkeeping.Broken(_promises, outside, inside).Should().BeEmpty();
        zones.Sides.WrongSeats().Should().BeEmpty();
        Letters.Wrong(zones.Relay.Taken, _promises).Should().BeEmpty();
        Letters.Vanished(zones.Sides, zones.Relay).Should().BeEmpty("a mail is sent when the relay has said so");
    }
}
