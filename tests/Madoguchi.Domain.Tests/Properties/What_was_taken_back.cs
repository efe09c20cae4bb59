using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

public class What_was_taken_back
{
    /// <summary>A leg's number is used again after an undo; what the first leg had to wait for, the second has not.</summary>
    [Fact]
    public void Requires_nothing_of_the_legs_that_come_in_its_place() => new CrashingMorning().Live(
    [
        At(Take("t0", "A1")), At(Next(2)), At(Start(2)), At(Add(2, ["B1", "B2"])), At(Undo(2)), At(Add(2, ["A3", "B1"])), At(Complete(2)), At(Next(3)),
    ]);

    static Message At(SiteDayCommand command) => new(command, 1, 0, 0);
}
