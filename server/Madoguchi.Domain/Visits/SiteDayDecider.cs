using Madoguchi.Domain.WaitEstimation;
using static Madoguchi.Domain.Visits.SiteDayCommand;

namespace Madoguchi.Domain.Visits;

/// <summary>
/// Decides everything at a site on a business date. Pure: time, ids and tokens are arguments. The same command id never
/// reaches it twice; that is the ledger's part.
/// </summary>
public static partial class SiteDayDecider
{
    /// <param name="day">The day so far.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="now">Not before <see cref="SiteDay.At"/>; an earlier instant counts as that one.</param>
    /// <param name="forecast">The newest forecast of this day, for the wait that is told; null: the plain formula.</param>
    public static Decision Decide(SiteDay day, SiteDayCommand command, DateTimeOffset now, Forecast? forecast = null)
    {
        if (now < day.At)
            now = day.At;
        return command switch
        {
            OpenDay open => day.HasBegun ? Decision.Nothing : new SiteDayEvent.DayOpened(open.Rules, now),
            CloseDay close => Decide(day, close, now),
            OpenCounter open => Decide(day, open, now),
            SetCounterSkills skills => Decide(day, skills, now),
            PauseCounter pause => Decide(day, pause, now),
            CloseCounter close => Decide(day, close, now),
            IssueTicket issue => Decide(day, issue, now, forecast),
            CheckIn checkIn => Decide(day, checkIn, now, forecast),
            LeaseOfflineNumbers lease => Decide(day, lease, now),
            RecordOffline record => Decide(day, record, now),
            ReissueTicket reissue => Decide(day, reissue, now),
            CancelTicket cancel => Decide(day, cancel, now),
            SetPriority priority => Decide(day, priority, now),
            CallNext call => Decide(day, call, now),
            CallTicket call => Decide(day, call, now),
            Recall recall => Decide(day, recall, now),
            CallForPickup call => Decide(day, call, now),
            StartService start => Decide(day, start, now),
            CompleteLeg complete => Decide(day, complete, now),
            SendToPickup send => Decide(day, send, now),
            Hold hold => Decide(day, hold, now),
            Resume resume => Decide(day, resume, now),
            MarkAbsent absent => Decide(day, absent, now),
            Return back => Decide(day, back, now, forecast),
            Transfer transfer => Decide(day, transfer, now),
            AddLegs add => Decide(day, add, now),
            RemoveLeg remove => Decide(day, remove, now),
            TakeSummons take => Decide(day, take, now),
            StopIssuing stop => Decide(day, stop, now),
            ResumeIssuing resume => Decide(day, resume, now),
            Undo undo => Decide(day, undo, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }
}
