using System.Collections.Immutable;
using Madoguchi.Kiosk.Issuing;

namespace Madoguchi.Kiosk.Visits;

/// <summary>One person at the kiosk. In memory only, and gone when the person is.</summary>
sealed class VisitSession : IDisposable
{
    /// <summary>More would not fit one confirmation screen; the counter adds the rest.</summary>
    public const int MostProcedures = 8;

    readonly CancellationTokenSource leaving = new();
    readonly Lock gate = new();
    (string What, Guid Id)? command;
    TicketOrder? unanswered;

    /// <summary>A time stamp: people stand here in real time, however fast a demonstration's clock runs.</summary>
    public long LastSeen { get; set; }
    public string Language { get; set; } = "ja";
    public bool Large { get; set; }
    public bool Inverted { get; set; }

    /// <summary>画面の位置を下げる: for whoever sits.</summary>
    public bool Low { get; set; }

    /// <summary>Ids of the navigator's questions which were answered with yes.</summary>
    public ImmutableHashSet<string> Yes { get; set; } = [];
    public ImmutableList<string> Procedures { get; set; } = [];

    /// <summary>The reservation code as far as it is typed.</summary>
    public string Code { get; set; } = "";

    /// <summary>The name as far as it is typed; gone when the server has answered.</summary>
    public string Kana { get; set; } = "";

    /// <summary>The digits as far as they are typed; gone when the server has answered.</summary>
    public string PhoneEnd { get; set; } = "";

    /// <summary>The code stands there to be compared or corrected; the next letter begins a new one.</summary>
    public bool CodeWasRefused { get; set; }

    /// <summary>Code of the refusal to show once on the next screen.</summary>
    public string? Trouble { get; set; }

    /// <summary>Key of the text to show once on the next screen.</summary>
    public string? Note { get; set; }

    /// <summary>A check-in that was asked and not answered: the server may have it while this kiosk heard nothing.</summary>
    public TicketOrder? UnansweredCheckIn
    {
        get
        {
            lock (gate)
            {
                NoteUnanswered();
                return unanswered;
            }
        }
    }

    /// <summary>The check-in that was left here before without an answer is not this person's.</summary>
    public bool IsSomebodyElse { get; set; }

    public bool IsStaff { get; set; }
    public TicketJob? Job { get; private set; }

    /// <summary>Cancelled when the person has gone.</summary>
    public CancellationToken Leaving => leaving.Token;

    /// <summary>
    /// The command id for this wish: the same for the same wish, however often it is sent, and another for another wish.
    /// </summary>
    /// <param name="what">The wish.</param>
    /// <param name="now">Of a new id.</param>
    /// <param name="earlier">Under which it was asked before this visit.</param>
    public Guid CommandFor(string what, DateTimeOffset now, Guid? earlier = null)
    {
        lock (gate)
        {
            if (command is not { } known || known.What != what)
                command = known = (what, earlier ?? Guid.CreateVersion7(now));
            return known.Id;
        }
    }

    /// <summary>The check-in that was left here before without an answer is this person's.</summary>
    public void TakeOver(TicketOrder earlier)
    {
        lock (gate)
            unanswered = earlier;
    }

    /// <summary>What the server may have done while nobody heard of it.</summary>
    public TicketOrder? LeftUnanswered()
    {
        lock (gate)
        {
            NoteUnanswered();
            return Job is { State: TicketState.Asking, Asked: { Reservation: not null } asked } ? asked : unanswered;
        }
    }

    /// <summary>The job for this command; a job that is still worth something is not started twice.</summary>
    public TicketJob Begin(Guid commandId, Func<TicketJob> start)
    {
        lock (gate)
        {
            if (Job is not { } job || job.CommandId != commandId || job.State is TicketState.Unavailable)
            {
                NoteUnanswered();
                Job = job = start();
                job.WhenAnswered(() => ForgetName(job));
            }
            return job;
        }
    }

    /// <summary>
    /// Does this with the name as typed while nothing can take it away: an answer that comes between reading the name and asking with
    /// it would make a second wish of the same press.
    /// </summary>
    /// <returns>False when the name is gone, because it was answered.</returns>
    public bool WithName(Action<string> then)
    {
        lock (gate)
        {
            if (Kana.Length == 0)
                return false;
            then(Kana);
            return true;
        }
    }

    /// <summary>A refused wish is answered for good: the next one gets another id.</summary>
    public void ForgetRefused()
    {
        lock (gate)
        {
            NoteUnanswered();
            (command, Job) = (null, null);
        }
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    void NoteUnanswered() => unanswered = Job switch
    {
        { State: TicketState.Unavailable, Asked: { Reservation: not null } asked } => asked,
        { IsSettled: true } => null,
        { State: TicketState.Printing or TicketState.OnPaper or TicketState.OnScreen } => null,
        { State: TicketState.Refused, CommandId: var id } when id == unanswered?.CommandId => null,
        _ => unanswered,
    };

    void ForgetName(TicketJob job)
    {
        lock (gate)
        {
            (Kana, PhoneEnd) = ("", "");
            // What was wished for holds the name as well.
            if (job.IsByName && command?.Id == job.CommandId)
                command = null;
        }
    }
}
