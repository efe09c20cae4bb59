using CsCheck;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>What a device sends: a command under an id, late by some places, perhaps again because the answer was lost.</summary>
/// <param name="Command">The same command whenever it arrives.</param>
/// <param name="Seconds">Time that passes before it is decided.</param>
/// <param name="Late">Places by which it arrives later than it was sent.</param>
/// <param name="Again">Places after which it arrives a second time; 0: never.</param>
/// <param name="Crash">What becomes of the server meanwhile; only <see cref="CrashingMorning"/> looks at it.</param>
internal sealed record Message(SiteDayCommand Command, int Seconds, int Late, int Again, Crash Crash = Crash.None);

/// <summary>Random mornings.</summary>
internal static class Lobby
{
    const int Names = 16;

    // Marks a number asked for under an id which another ticket may have.
    const string Used = "used";

    static readonly Gen<int> Counter = Gen.Frequency((30, Gen.Int[1, Town.Counters]), (1, Gen.Const(99)));
    static readonly Gen<string> Device = Any("k1", "k2", "k3");
    static readonly Gen<string> Name = Gen.Int[0, Names].Select(i => $"t{i}");
    static readonly Gen<string> Procedure = Gen.Frequency((40, Any([.. Town.Procedures])), (1, Gen.Const("X9")));
    static readonly Gen<string[]> Procedures = Procedure.Array[1, 4];

    static readonly Gen<SiteDayCommand> Command = Gen.Frequency(
        (10, As(Gen.Select(Procedures, Gen.Bool, Gen.Enum<TicketChannel>(), Gen.Int[0, 10], (codes, first, channel, persons) =>
            Take("", codes) with { Priority = first, Channel = channel, Persons = persons, Note = channel is TicketChannel.Phone ? "代理" : null }))),
        (1, As(Gen.Select(Name, Procedures, (name, codes) => Take(name, codes) with { StatusToken = Used }))),
        (4, As(Gen.Select(Gen.Int[0, 7], Gen.Int[0, 90], Procedures, Gen.Int[0, 9], (code, minute, codes, odd) =>
            Arrive("", $"K-{code}", odd == 0 ? null : Booked("09:00", codes) with { SlotStart = Town.Opens.AddMinutes(minute) })))),
        (6, As(Gen.Select(Gen.Int[0, 11], Gen.Int[-12, 60], Procedures, (code, minute, codes) => TakeFromAfar("", $"R-{code}", Town.Opens.AddMinutes(minute), codes)))),
        (5, As(Gen.Int[0, 11].Select(code => Arrive("", $"R-{code}", null)))),
        (4, As(Device.Select(Lend))),
        (14, As(Gen.Select(Device, Any("A15", "A16", "A17", "A18", "A19", "A20", "A21", "B800", "B801", "B802", "B803", "C800", "C801", "C802", "C803", "A3"), Gen.Int[-10, 60], Gen.Bool,
            Gen.Frequency((4, Procedures), (1, Gen.Const<string[]>(["X9"]))), (kiosk, number, minute, asked, codes) =>
                Tell("", kiosk, number, Town.Opens.AddMinutes(minute), codes) with { StatusToken = asked ? Used : "paper" }))),
        (14, As(Counter.Select(Next))),
        (4, As(Gen.Select(Counter, Any('A', 'B', 'C'), Gen.Int[1, 9], (counter, letter, number) => Call(counter, $"{letter}{number}")))),
        (2, As(Counter.Select(Recall))),
        (5, As(Counter.Select(Start))),
        (6, As(Counter.Select(Complete))),
        (3, As(Gen.Select(Counter, Gen.Int[0, 90], (counter, minute) => Hold(counter) with { Due = minute < 60 ? null : Town.Opens.AddMinutes(minute) }))),
        (4, As(Gen.Select(Counter, Gen.Int[1, 4], Remove))),
        (4, As(Gen.Select(Counter, Any('A', 'B', 'C'), SitDown))),
        (2, As(Gen.Select(Counter, Any("A", "B", "AC", ""), Procedure, Gen.Bool, (counter, serves, code, more) => Help(counter, serves, more ? [code] : [])))),
        (1, As(Gen.Int[0, 9].Select(odd => EndDay(anyway: odd == 0)))),
        (4, As(Name.Select(Resume))),
        (5, As(Counter.Select(ToPickup))),
        (4, As(Gen.Select(Counter, Gen.Int[0, 3], Any('A', 'B', 'C'), Gen.Int[1, 9], (counter, named, letter, number) =>
            HandOut(counter, named == 0 ? $"{letter}{number}" : null)))),
        (3, As(Counter.Select(Absent))),
        (4, As(Name.Select(ComeBack))),
        (5, As(Gen.Select(Counter, Procedure, Gen.Int[-4, Town.Counters], Gen.Enum<TransferPlace>(), (counter, code, to, place) =>
            Send(counter, to == 1 ? null : code, to < 1 ? null : to, place)))),
        (2, As(Gen.Select(Counter, Procedures, Add))),
        (4, As(Counter.Select(Undo))),
        (1, As(Name.Select(Cancel))),
        (2, As(Gen.Select(Name, Gen.Bool, Prefer))),
        (1, As(Name.Select(PrintAgain))),
        (1, As(Any('A', 'B', 'C').Select(Stop))),
        (2, As(Any('A', 'B', 'C').Select(GoOn))),
        (5, As(Gen.Select(Counter, Any(null, "A", "B", "AC", "ABC"), Open))),
        (1, As(Counter.Select(Pause))),
        (1, As(Counter.Select(Close))));

    static readonly Gen<Message> Message = Gen.Select(
        Command, Gen.Frequency((3, Gen.Int[0, 5]), (2, Gen.Int[6, 60]), (1, Gen.Int[60, 400])), Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 8])),
        Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 30])), Gen.Frequency((30, Gen.Const(Crash.None)), (1, Any(Crash.BeforeTheLog, Crash.BeforeTheAnswer))),
        (command, seconds, late, again, crash) => new Message(command, seconds, late, again, crash));

    static Gen<SiteDayCommand> As<T>(Gen<T> commands) where T : SiteDayCommand => commands.Select(command => (SiteDayCommand)command);

    static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static readonly Gen<Message[]> Mornings = Message.Array[20, 120].Select(Named);

    public static readonly Gen<Message[]> ShortMornings = Message.Array[10, 60].Select(Named);

    /// <summary>Nearly every ticket has a name of its own, as every device makes an id of its own.</summary>
    static Message[] Named(Message[] messages)
    {
        var names = 0;
        return [.. messages.Select(message => message.Command switch
        {
            SiteDayCommand.IssueTicket { StatusToken: not Used } take => message with { Command = take with { Ticket = Id($"t{names++}") } },
            // As often as not the server was asked for the same wish shortly before the line broke.
            SiteDayCommand.RecordOffline { StatusToken: Used } tell => message with { Command = tell with { Order = Id($"t{Math.Max(0, names - 1)}") } },
            SiteDayCommand.RecordOffline tell => message with { Command = tell with { Order = Id($"t{names}"), Spare = Id($"s{names++}") } },
            SiteDayCommand.CheckIn arrive => message with { Command = arrive with { Ticket = Id($"t{names++}") } },
            _ => message,
        })];
    }

    /// <summary>Runs the property over random mornings; a failing one is printed command by command.</summary>
    public static void Check(int mornings, Action<Walk> holds) =>
        Mornings.Sample(messages => holds(Walk.Through(messages)), iter: mornings, print: Print);

    public static string Print(Message[] messages) =>
        string.Join('\n', messages.Select((message, i) => $"{i}: +{message.Seconds}s late {message.Late} again {message.Again} {message.Crash} {Text(message.Command)}"));

    static string Text(SiteDayCommand command) => command switch
    {
        SiteDayCommand.IssueTicket take => $"{take} {string.Join(',', take.Procedures)}",
        SiteDayCommand.CheckIn { Booking: { } booking } arrive => $"{arrive} {string.Join(',', booking.Procedures)}",
        SiteDayCommand.RecordOffline tell => $"{tell} {string.Join(',', tell.Procedures)}",
        SiteDayCommand.OpenCounter open => $"{open} {string.Join("", open.Categories ?? [])}",
        SiteDayCommand.SetCounterSkills help => $"{help} {string.Join("", help.Categories)} {string.Join(',', help.Procedures)}",
        SiteDayCommand.AddLegs add => $"{add} {string.Join(',', add.Procedures)}",
        _ => command.ToString(),
    };
}
