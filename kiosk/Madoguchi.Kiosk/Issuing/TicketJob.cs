namespace Madoguchi.Kiosk.Issuing;

/// <summary>One ticket on its way from the wish to the paper.</summary>
sealed class TicketJob(TicketOrder order)
{
    readonly Lock gate = new();
    volatile TicketState state = new TicketState.Asking();
    TicketOrder? asked = order;
    Action? answered;

    public Guid CommandId { get; } = order.CommandId;

    public bool IsCheckIn { get; } = order.Reservation is not null;

    public bool IsByName { get; } = order.Reservation is ReservationClaim.ByName;

    /// <summary>What was asked, until it is answered; then nothing of the person is kept.</summary>
    public TicketOrder? Asked => asked;

    public TicketState State => state;

    /// <summary>The number was given without the server.</summary>
    public bool IsOffline { get; set; }

    /// <summary>A check-in before this order, whose answer had been lost, is answered now: with this job's number, or with no.</summary>
    public bool IsSettled { get; set; }

    /// <summary>The number is that of the check-in before.</summary>
    public bool IsEarlierCheckIn { get; set; }

    /// <summary>Ends when there is nothing more to wait for.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    public void Move(TicketState next)
    {
        Action? then;
        lock (gate)
        {
            state = next;
            if (next is TicketState.Asking or TicketState.Unavailable)
                return;
            asked = null;
            (then, answered) = (answered, null);
        }
        then?.Invoke();
    }

    /// <summary>Does this once there is an answer, whatever it is; at once when there is.</summary>
    public void WhenAnswered(Action then)
    {
        lock (gate)
        {
            if (asked is not null)
            {
                answered += then;
                return;
            }
        }
        then();
    }

    public TicketJob Run(Func<TicketJob, Task> steps)
    {
        Running = steps(this);
        return this;
    }
}
