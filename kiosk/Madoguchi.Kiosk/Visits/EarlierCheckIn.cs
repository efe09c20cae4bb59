using Madoguchi.Kiosk.Issuing;

namespace Madoguchi.Kiosk.Visits;

/// <summary>
/// The check-in that nobody had answered when its person began anew: the server may have made a ticket of it. Whoever comes within the
/// next minutes may be the same person, and would hold two. In memory only, and gone when it is answered or its time is over.
/// </summary>
sealed class EarlierCheckIn : IDisposable
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);

    readonly ITimer end;
    volatile TicketOrder? order;

    // People stand here in real time, however fast a demonstration's clock runs.
    public EarlierCheckIn() => end = TimeProvider.System.CreateTimer(_ => order = null, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public TicketOrder? Order => order;

    /// <summary>The same reservation is asked for under the same id: if there is a ticket, it is that one.</summary>
    public TicketOrder? Of(ReservationClaim claim) => order is { Reservation: { } earlier } known && earlier.IsSame(claim) ? known : null;

    public void Keep(TicketOrder unanswered)
    {
        order = unanswered;
        end.Change(Lifetime, Timeout.InfiniteTimeSpan);
    }

    public void Forget(Guid commandId)
    {
        if (order?.CommandId == commandId)
            order = null;
    }

    public void Dispose() => end.Dispose();
}
