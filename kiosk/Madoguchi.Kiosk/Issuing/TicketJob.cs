namespace Madoguchi.Kiosk.Issuing;

/// <summary>One ticket on its way from the wish to the paper.</summary>
sealed class TicketJob(Guid commandId)
{
    volatile TicketState state = new TicketState.Asking();

    public Guid CommandId => commandId;

    public TicketState State => state;

    /// <summary>Ends when there is nothing more to wait for.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    public void Move(TicketState next) => state = next;

    public TicketJob Run(Func<TicketJob, Task> steps)
    {
        Running = steps(this);
        return this;
    }
}
