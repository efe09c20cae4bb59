using System.Collections.Concurrent;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Turn;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Mails;

/// <summary>Of the mail before the call: nobody asked, it will be sent, it is sent.</summary>
public enum AlarmState { None, Set, Told }

/// <summary>Who wants a mail before being called gets one: when the call may be as near as asked for, or at the latest with the call.</summary>
internal sealed class TurnAlarms : IDisposable
{
    /// <summary>What may be asked for, in minutes before the call.</summary>
    public static readonly IReadOnlyList<int> Choices = [10, 20, 30];

    readonly ConcurrentDictionary<string, int> waiting = new();
    readonly IDatabase database;
    readonly Writer writer;
    readonly TicketBook tickets;
    readonly MailBell bell;
    readonly TimeProvider clock;

    public TurnAlarms(IDatabase database, Writer writer, TicketBook tickets, MailBell bell, TimeProvider clock)
    {
        (this.database, this.writer, this.tickets, this.bell, this.clock) = (database, writer, tickets, bell, clock);
        tickets.Changed += Look;
    }

    /// <summary>Those asked for before the last start.</summary>
    public async Task Load()
    {
        await using var db = database.Open();
        foreach (var alarm in await db.TurnAlarms.Where(a => a.Minutes > 0 && !db.Mails.Any(m => m.Token == a.Token)).Select(a => new { a.Token, a.Minutes }).ToListAsync())
            waiting[alarm.Token] = alarm.Minutes;
    }

    /// <summary>Minutes before the call; null when none is set.</summary>
    public int? Of(string token) => waiting.TryGetValue(token, out var minutes) ? minutes : null;

    public async Task<AlarmState> StateOf(string token)
    {
        if (waiting.ContainsKey(token))
            return AlarmState.Set;
        await using var db = database.Open();
        return await db.Mails.AsNoTracking().SingleOrDefaultAsync(mail => mail.Token == token) switch
        {
            null => AlarmState.None,
            { SentAt: null } => AlarmState.Set,
            _ => AlarmState.Told,
        };
    }

    /// <summary>One mail to one address for each ticket; asking again before it is sent replaces what was asked.</summary>
    /// <returns>False: it was sent already.</returns>
    public async Task<bool> Ask(TicketStatus status, string mail, int minutes, string language)
    {
        var isSet = await writer.Write(async db =>
        {
            if (await db.Mails.AnyAsync(m => m.Token == status.Token))
                return false;
            if (await db.TurnAlarms.FindAsync(status.Token) is { } alarm)
                (alarm.Mail, alarm.Minutes, alarm.Language) = (mail, minutes, language);
            else
                db.TurnAlarms.Add(new() { Token = status.Token, BusinessDate = status.BusinessDate, Mail = mail, Minutes = minutes, Language = language });
            await db.SaveChangesAsync();
            return true;
        });
        if (isSet)
            waiting[status.Token] = minutes;
        // The call may have come nearer while the address was typed.
        Look([status.Token]);
        return isSet;
    }

    public async Task Stop(string token)
    {
        waiting.TryRemove(token, out _);
        await writer.Write(db => Blank(db.TurnAlarms.Where(alarm => alarm.Token == token && !db.Mails.Any(m => m.Token == token))));
    }

    /// <summary>Puts the mails of those whose call is near among those to be sent; forgets those who are done.</summary>
    public async Task Queue()
    {
        if (waiting.IsEmpty)
            return;
        var (near, over) = (new List<string>(), new List<string>());
        foreach (var (token, minutes) in waiting)
        {
            if (tickets.Find(token) is not { Status: { Finished: false } status })
                over.Add(token);
            else if (IsNear(status, minutes))
                near.Add(token);
        }
        if (near.Count + over.Count == 0)
            return;
        var now = clock.GetUtcNow();
        await writer.Write(async db =>
        {
            await Blank(db.TurnAlarms.Where(alarm => over.Contains(alarm.Token)));
            var asked = await db.TurnAlarms.Where(alarm => near.Contains(alarm.Token) && !db.Mails.Any(m => m.Token == alarm.Token)).Select(alarm => alarm.Token).ToListAsync();
            db.Mails.AddRange(asked.Select(token => new MailRow { Id = Guid.CreateVersion7(now), Code = "", Token = token, Kind = MailKind.Turn, DueAt = now }));
            await db.SaveChangesAsync();
        });
        foreach (var token in near.Concat(over))
            waiting.TryRemove(token, out _);
    }

    /// <returns>How many addresses and mails of days that are over were deleted.</returns>
    public async Task<int> Forget()
    {
        var today = JapanTime.DateOf(clock.GetUtcNow());
        var midnight = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), JapanTime.Offset);
        return await writer.Erase(async db =>
            await db.TurnAlarms.Where(alarm => alarm.BusinessDate < today).ExecuteDeleteAsync()
            + await db.Mails.Where(mail => mail.Token != null && (mail.SentAt ?? mail.FailedAt ?? mail.DueAt) < midnight).ExecuteDeleteAsync());
    }

    public void Dispose() => tickets.Changed -= Look;

    /// <summary>The row stays without its address until the night, which rewrites the files in which the address lay.</summary>
    static Task<int> Blank(IQueryable<TurnAlarmRow> alarms) => alarms.ExecuteUpdateAsync(alarm => alarm.SetProperty(a => a.Mail, "").SetProperty(a => a.Minutes, 0));

    /// <summary>The earliest time of the call counts: who is told too late has lost the turn.</summary>
    static bool IsNear(TicketStatus status, int minutes) => TurnView.Of(status).State switch
    {
        "near" or "called" or "absent" => true,
        "waiting" => status.WaitMinutes is { } wait && wait.Low <= minutes,
        _ => false,
    };

    void Look(IReadOnlyCollection<string> changed)
    {
        if (changed.Any(waiting.ContainsKey))
            bell.Ring();
    }
}
