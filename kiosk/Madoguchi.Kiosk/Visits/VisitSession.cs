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

    public DateTimeOffset LastSeen { get; set; }
    public string Language { get; set; } = "ja";
    public bool Large { get; set; }
    public bool Inverted { get; set; }
    public ImmutableList<string> Procedures { get; set; } = [];

    /// <summary>The reservation code as far as it is typed.</summary>
    public string Code { get; set; } = "";

    /// <summary>Code of the refusal to show once on the next screen.</summary>
    public string? Trouble { get; set; }

    /// <summary>Key of the text to show once on the next screen.</summary>
    public string? Note { get; set; }

    public bool IsStaff { get; set; }
    public TicketJob? Job { get; private set; }

    /// <summary>Cancelled when the person has gone.</summary>
    public CancellationToken Leaving => leaving.Token;

    /// <summary>
    /// The command id for this wish: the same for the same wish, however often it is sent, and another for another wish.
    /// </summary>
    public Guid CommandFor(string what, DateTimeOffset now)
    {
        lock (gate)
        {
            if (command is not { } known || known.What != what)
                command = known = (what, Guid.CreateVersion7(now));
            return known.Id;
        }
    }

    /// <summary>The job for this command; a job that is still worth something is not started twice.</summary>
    public TicketJob Begin(Guid commandId, Func<TicketJob> start)
    {
        lock (gate)
        {
            if (Job is not { } job || job.CommandId != commandId || job.State is TicketState.Unavailable)
                Job = job = start();
            return job;
        }
    }

    /// <summary>A refused wish is answered for good: the next one gets another id.</summary>
    public void ForgetRefused()
    {
        lock (gate)
            (command, Job) = (null, null);
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }
}
