using System.Text;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.SiteDayCommand;

namespace Madoguchi.TestKit.Worlds;

/// <summary>Commands in the words of the lobby; meant for <c>using static</c>. A ticket is named by any short name.</summary>
public static class Ask
{
    /// <summary>The id of the ticket of this name (16 characters at most): the same name, the same id.</summary>
    public static TicketId Id(string name) => new(new Guid(Encoding.ASCII.GetBytes(name.PadRight(16))));

    public static IssueTicket Take(string name, params string[] procedures) => new(Id(name), $"token-{name}", Codes(procedures), "ja", false);
    public static IssueTicket TakeFirst(string name, params string[] procedures) => Take(name, procedures) with { Priority = true };

    /// <summary>スマホ発券: a number asked for from afar at this time, checked in with the code.</summary>
    public static IssueTicket TakeFromAfar(string name, string code, DateTimeOffset askedAt, params string[] procedures) =>
        Take(name, procedures) with { Channel = TicketChannel.Remote, Remote = new(new(code), askedAt) };

    public static IssueTicket TakeFromAfar(string name, string code, string askedAt, params string[] procedures) =>
        TakeFromAfar(name, code, Kokubunji.At(askedAt), procedures);

    public static CheckIn Arrive(string name, string code, Booking? booking) => new(Id(name), $"token-{name}", new(code), booking);

    /// <summary>A booking for today at the site of the tests.</summary>
    public static Booking Booked(string slot, params string[] procedures) =>
        new("honchosha", Kokubunji.Today, Kokubunji.At(slot), [.. Codes(procedures)], "ja", false);

    public static KioskId Kiosk(string name) => new(name, Id(name).Value);

    public static LeaseOfflineNumbers Lend(string kiosk) => new(Kiosk(kiosk));

    /// <summary>A number which a cut-off kiosk put on paper; the name is that of the wish.</summary>
    public static RecordOffline Tell(string name, string kiosk, string number, string at, params string[] procedures) =>
        Tell(name, kiosk, number, Kokubunji.At(at), procedures);

    public static RecordOffline Tell(string name, string kiosk, string number, DateTimeOffset at, params string[] procedures) =>
        TicketNumber.TryParse(number, out var parsed)
            ? new(Id(name), Id("spare-" + name), $"paper-{name}", Kiosk(kiosk), parsed, Codes(procedures), "ja", false, at)
            : throw new ArgumentException($"{number} is no number.", nameof(number));

    public static ReissueTicket PrintAgain(string name) => new(Id(name));
    public static CancelTicket Cancel(string name) => new(Id(name));
    public static SetPriority Prefer(string name, bool priority = true) => new(Id(name), priority);
    public static Resume Resume(string name) => new(Id(name));
    public static Return ComeBack(string name) => new(Id(name));

    /// <param name="counter">Number.</param>
    /// <param name="serves">Letters, or null for those of the master data.</param>
    public static OpenCounter Open(int counter, string? serves = null) => new(new(counter), serves is null ? null : [.. serves]);
    /// <param name="counter">Number.</param>
    /// <param name="serves">Letters.</param>
    /// <param name="procedures">Single procedures besides.</param>
    public static SetCounterSkills Help(int counter, string serves, params string[] procedures) => new(new(counter), [.. serves], [.. Codes(procedures)]);
    public static PauseCounter Pause(int counter) => new(new(counter));
    public static CloseCounter Close(int counter) => new(new(counter));

    public static CallNext Next(int counter) => new(new(counter));
    public static CallTicket Call(int counter, string number) =>
        TicketNumber.TryParse(number, out var parsed) ? new(new(counter), parsed) : throw new ArgumentException($"{number} is no number.", nameof(number));
    public static Recall Recall(int counter) => new(new(counter));
    public static SendToPickup ToPickup(int counter) => new(new(counter));
    /// <param name="counter">Number of the counter.</param>
    /// <param name="number">Whom; null: who has waited longest.</param>
    public static CallForPickup HandOut(int counter, string? number = null) =>
        new(new(counter), number is null ? null : Call(counter, number).Number);

    public static StartService Start(int counter) => new(new(counter));
    public static CompleteLeg Complete(int counter) => new(new(counter));
    public static Hold Hold(int counter, string reason = "記入中") => new(new(counter), reason);
    public static MarkAbsent Absent(int counter) => new(new(counter));
    public static Undo Undo(int counter) => new(new(counter));

    public static Transfer Send(
        int counter, string? procedure = null, int? to = null, TransferPlace place = TransferPlace.Arrival, string? note = null) =>
        new(new(counter), procedure is null ? null : new ProcedureCode(procedure), to is { } number ? new CounterNumber(number) : null, place, note);
    public static AddLegs Add(int counter, params string[] procedures) => new(new(counter), Codes(procedures));

    public static RemoveLeg Remove(int counter, int leg) => new(new(counter), leg);
    public static TakeSummons SitDown(int counter, char category) => new(new(counter), category);
    public static CloseDay EndDay(bool anyway = false) => new(anyway);

    public static StopIssuing Stop(char category) => new(category);
    public static ResumeIssuing GoOn(char category) => new(category);

    static System.Collections.Immutable.ImmutableArray<ProcedureCode> Codes(string[] procedures) =>
        [.. procedures.Select(code => new ProcedureCode(code))];
}
