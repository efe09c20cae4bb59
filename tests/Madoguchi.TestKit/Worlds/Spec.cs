using System.Collections.Immutable;
using FluentAssertions;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.TestKit.Worlds;

/// <summary>A day so far, one command, and what came of it: <c>Given … When … Then</c>.</summary>
public sealed record Spec(SiteDay Day, Decision Decision)
{
    /// <summary>本庁舎, doors just opened, every counter still closed.</summary>
    public static Spec Today => On(Kokubunji.Rules);

    public static Spec On(SiteRules rules) =>
        new Spec(SiteDay.Empty, default).Given((rules.Hours?.OpensAt ?? Kokubunji.At("08:30")).AddHours(-1), new SiteDayCommand.OpenDay(rules));

    /// <summary>What happened until then; a command refused here is a mistake of the test.</summary>
    public Spec Given(string at, params SiteDayCommand[] commands) => Given(Kokubunji.At(at), commands);

    public Spec Given(DateTimeOffset at, params SiteDayCommand[] commands)
    {
        var day = Day;
        foreach (var command in commands)
        {
            var decision = SiteDayDecider.Decide(day, command, at);
            decision.Refused.Should().BeNull("{0} belongs to what is given", command);
            day = day.Evolve(decision.Events);
        }
        return this with { Day = day };
    }

    public Spec Given(params SiteDayEvent[] history) => this with { Day = Day.Evolve(history) };

    public Spec When(string at, SiteDayCommand command) => When(Kokubunji.At(at), command);

    /// <summary>Decides and, when it is not refused, lets it happen: <see cref="Day"/> is then the day after it.</summary>
    public Spec When(DateTimeOffset at, SiteDayCommand command)
    {
        var decision = SiteDayDecider.Decide(Day, command, at);
        return new(Day.Evolve(decision.Events), decision);
    }

    public Spec Then<T>(Action<T>? check = null) where T : SiteDayEvent
    {
        Decision.Refused.Should().BeNull();
        var happened = Decision.Events.Should().ContainSingle().Which.Should().BeOfType<T>().Subject;
        check?.Invoke(happened);
        return this;
    }

    public Spec ThenNothing()
    {
        Decision.Refused.Should().BeNull();
        Decision.Events.Should().BeEmpty();
        return this;
    }

    public Spec ThenRefused(string code, string? saying = null)
    {
        Decision.Refused.Should().NotBeNull();
        Decision.Refused!.Code.Should().Be(code);
        if (saying is not null)
            Decision.Refused.Message.Should().Contain(saying);
        Decision.Events.Should().BeEmpty();
        return this;
    }

    /// <summary>The number that was called.</summary>
    public Spec ThenCalled(string number) => Then<SiteDayEvent.LegCalled>(call => Day[call.Ticket].Number.ToString().Should().Be(number));

    public Spec And(Action<SiteDay> check)
    {
        check(Day);
        return this;
    }

    public Ticket Ticket(string name) => Day[Ask.Id(name)];

    public Leg Leg(string name, string procedure) => Ticket(name).Legs.Last(leg => leg.Procedure.Value == procedure);

    public ImmutableArray<LegState> States(string name) => [.. Ticket(name).Legs.Select(leg => leg.State)];
}
