using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.RemoteTickets;

/// <summary>
/// Takes wishes for numbers and keeps them until the city hall has answered. It alone gives numbers; nothing here promises one. A
/// wish that is open is asked again and again, so that neither a cut line nor a killed program loses it.
/// </summary>
internal sealed class RemoteDesk(IDatabase database, Writer writer, LinkLine line, TicketBook tickets, TimeProvider clock)
{
    const int MostAtOnce = 100;

    readonly ConcurrentDictionary<string, RemoteTicket> known = new();
    readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new();

    /// <summary>These tokens have a newer state.</summary>
    public event Action<IReadOnlyCollection<string>>? Changed;

    /// <summary>Today's; null when there is none.</summary>
    public RemoteTicket? Find(string token) =>
        known.TryGetValue(token, out var ticket) && ticket.Day == JapanTime.DateOf(clock.GetUtcNow()) ? ticket : null;

    public RemoteTicket? OfForm(Guid form) => known.Values.FirstOrDefault(ticket => ticket.FormKey == form);

    /// <summary>Not arrived yet, nor given up, nor finished: those of one phone or one address are counted.</summary>
    public bool IsOpen(string token) =>
        Find(token) is { IsLive: true } && tickets.Find(token)?.Status is not ({ Finished: true } or { Remote.Here: true });

    public async Task Load()
    {
        await using var db = database.Open();
        foreach (var row in await db.Remote.AsNoTracking().ToListAsync())
            known[row.Token] = RemoteTicket.Of(row);
    }

    /// <summary>Durable when this returns. The same form again is the same wish.</summary>
    public async Task<RemoteTicket> Ask(Guid form, string site, IReadOnlyList<string> procedures, string language)
    {
        if (OfForm(form) is { } before)
            return before;
        try
        {
            var ticket = await writer.Write(async db =>
            {
                var row = new RemoteRow
                {
                    Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
                    Code = await FreeCode(db),
                    FormKey = form,
                    Site = site,
                    Procedures = string.Join(',', procedures),
                    Language = language,
                    AskedAt = clock.GetUtcNow(),
                };
                db.Remote.Add(row);
                await db.SaveChangesAsync();
                return RemoteTicket.Of(row);
            });
            known[ticket.Token] = ticket;
            line.TellRemoteWaiting();
            return ticket;
        }
        catch (DbUpdateException failure) when (Writer.IsTaken(failure))
        {
            await using var db = database.Open();
            var row = await db.Remote.AsNoTracking().SingleAsync(row => row.FormKey == form);
            return known[row.Token] = RemoteTicket.Of(row);
        }
    }

    /// <summary>Waits a moment for the answer, which is there at once as a rule, so that the first page already has the number on it.</summary>
    public async Task Answered(string token, TimeSpan patience, CancellationToken gone)
    {
        var answer = awaited.GetOrAdd(token, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            if (Find(token) is { State: RemoteState.Asked })
                await answer.Task.WaitAsync(patience, TimeProvider.System, gone);
        }
        catch (Exception over) when (over is TimeoutException or OperationCanceledException)
        {
            // The page says so and looks again by itself.
        }
        finally
        {
            awaited.TryRemove(token, out _);
        }
    }

    /// <summary>Not wanted any more. What the city hall does not know of yet is never issued.</summary>
    public async Task GiveUp(string token)
    {
        await Change(token, row =>
        {
            if (row.GivenUpAt is null && row.Refused is null)
                row.GivenUpAt = clock.GetUtcNow();
        });
        line.TellRemoteWaiting();
    }

    /// <summary>What the city hall has to be asked, oldest first.</summary>
    public async Task<IReadOnlyList<RemoteAsk>> Open()
    {
        await using var db = database.Open();
        var rows = await db.Remote.AsNoTracking()
            .Where(row => row.EndedAt == null && (row.AnsweredAt == null || row.GivenUpAt != null))
            .OrderBy(row => row.AskedAt).Take(MostAtOnce).ToListAsync();
        return [.. rows.Select(RemoteTicket.ToWire)];
    }

    public async Task Answer(IReadOnlyList<RemoteAnswer> answers)
    {
        var codes = answers.Select(answer => answer.Code).ToList();
        var now = clock.GetUtcNow();
        var changed = await writer.Write(async db =>
        {
            var rows = await db.Remote.Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code);
            foreach (var answer in answers)
                if (rows.TryGetValue(answer.Code, out var row) && RemoteTicket.IsOpen(row))
                    Take(row, answer, now);
            await db.SaveChangesAsync();
            return rows.Values.Select(RemoteTicket.Of).ToList();
        });
        Tell(changed);
    }

    /// <summary>Yesterday's numbers are nobody's business any more.</summary>
    public async Task Forget()
    {
        var midnight = new DateTimeOffset(JapanTime.DateOf(clock.GetUtcNow()).ToDateTime(TimeOnly.MinValue), JapanTime.Offset);
        foreach (var (token, ticket) in known)
        {
            if (ticket.AskedAt < midnight)
                known.TryRemove(token, out _);
        }
        await writer.Write(db => db.Remote.Where(row => row.AskedAt < midnight).ExecuteDeleteAsync());
    }

    static void Take(RemoteRow row, RemoteAnswer answer, DateTimeOffset now)
    {
        var givesUp = row.GivenUpAt is not null;
        row.AnsweredAt ??= now;
        switch (answer)
        {
            case { Number: { } number, Refused: not null } when givesUp:
                // Called or served meanwhile: the number stands.
                (row.Number, row.GivenUpAt) = (number, null);
                break;
            case { Number: { } number }:
                // The number of a wish that was given up while it was on its way: the giving up is asked for next.
                row.Number = number;
                break;
            default:
                row.Refused = answer.Refused;
                row.EndedAt = givesUp || answer.Refused is not null ? now : null;
                break;
        }
    }

    async Task Change(string token, Action<RemoteRow> change)
    {
        var changed = await writer.Write(async db =>
        {
            if (await db.Remote.SingleOrDefaultAsync(row => row.Token == token) is not { } row)
                return null;
            change(row);
            await db.SaveChangesAsync();
            return RemoteTicket.Of(row);
        });
        Tell(changed is null ? [] : [changed]);
    }

    void Tell(IReadOnlyCollection<RemoteTicket> changed)
    {
        foreach (var ticket in changed)
        {
            known[ticket.Token] = ticket;
            if (awaited.TryGetValue(ticket.Token, out var answer))
                answer.TrySetResult();
        }
        Changed?.Invoke([.. changed.Select(ticket => ticket.Token)]);
    }

    /// <summary>At the kiosk a code is a code: no two may be the same, whatever they are for.</summary>
    static async Task<string> FreeCode(ReservationDb db)
    {
        while (true)
        {
            var code = ReservationCode.New();
            if (!await db.Bookings.AnyAsync(booking => booking.Code == code) && !await db.Remote.AnyAsync(row => row.Code == code))
                return code;
        }
    }
}
