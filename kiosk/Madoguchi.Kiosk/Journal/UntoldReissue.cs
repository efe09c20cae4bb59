using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Kiosk.Journal;

/// <summary>A paper that bears 再発行 and that the server has to hear of.</summary>
/// <param name="Job">The print job, under whose id it is told.</param>
/// <param name="Ticket">Of which it is one more paper.</param>
/// <param name="Number">As printed.</param>
/// <param name="At">When it came out.</param>
sealed record UntoldReissue(Guid Job, Guid Ticket, string Number, DateTimeOffset At)
{
    public RecordReissueRequest ToRequest() => new(Ticket, JapanTime.DateOf(At), Number, At);
}
