using System.Buffers.Text;
using System.Security.Cryptography;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;

namespace Madoguchi.Kiosk.Offline;

/// <summary>Gives numbers without the server: from the lent block, by the rules as they were heard last.</summary>
sealed class OfflineDesk(OfflineJournal offline, JobJournal jobs, SiteMemory memory, TimeProvider time)
{
    static readonly MinuteRange NotTold = new(0, 0);

    DateTimeOffset Now => JapanTime.In(time.GetUtcNow());

    DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Hours of today; null when no numbers were lent for today.</summary>
    public DayHours? Hours => offline.HoursOf(Today);

    public bool CanIssue => memory.Catalogue is not null && Hours is not null && offline.Left(Today).Count > 0;

    /// <summary>What this order got before, when telling of it broke off: a number on its way to a paper is never asked for elsewhere.</summary>
    public HubReply<IssuedTicket>? Given(TicketOrder order) =>
        order.Reservation is null && memory.Catalogue is { } site && offline.PaperOf(order.Wish) is { } paper ? new(Ticket(paper, site), null) : null;

    /// <summary>A ticket, or why there is none; null when this kiosk cannot tell without the server.</summary>
    /// <param name="order">Procedures, not a reservation.</param>
    public HubReply<IssuedTicket>? Take(TicketOrder order)
    {
        if (memory.Catalogue is not { } site || Hours is not { } hours)
            return null;
        var chosen = order.Procedures.Select(code => site.Procedures.FirstOrDefault(procedure => procedure.Code == code)).OfType<CatalogueProcedure>().ToArray();
        if (chosen is [])
            return null;
        if (OfflineRules.Refuse(hours, chosen, memory.Board, Now) is { } refused)
            return new(null, refused);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        return offline.Take(order.Wish, Today, chosen[0].Category, token, order.Procedures, order.Language) is { } paper
            ? new(Ticket(paper, site), null)
            : new(null, new("number-band-exhausted", "通信切断時用の番号を使い切りました。職員に声をかけてください。"));
    }

    /// <summary>A number that was used up just before a power cut has no job yet; staff shall find it and print it.</summary>
    public void FindLost()
    {
        if (memory.Catalogue is not { } site)
            return;
        var known = jobs.Today().Select(row => row.Number).ToHashSet();
        foreach (var paper in offline.Untold().Where(paper => paper.Date == Today && !known.Contains(paper.Number)))
        {
            jobs.Answer(paper.Wish, Ticket(paper, site), paper.Language, isOffline: true);
            jobs.Write(paper.Wish, JobState.NotPrinted);
        }
    }

    static IssuedTicket Ticket(OfflinePaper paper, SiteCatalogue site) => new(
        paper.Wish, paper.Number, site.StatusUrlBase + paper.Token, 0, NotTold,
        [.. paper.Procedures.Select((code, i) => new IssuedLeg(
            i + 1, code, site.Procedures.FirstOrDefault(procedure => procedure.Code == code)?.Category ?? paper.Number[..1], LegStates.Waiting, []))]);
}
