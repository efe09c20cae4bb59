using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.CheckIns;

/// <param name="Site">Where.</param>
/// <param name="CommandId">Names the ticket as well.</param>
/// <param name="Actor">Whose key.</param>
/// <param name="Kiosk">Which kiosk of that key.</param>
internal readonly record struct NamedCheckIn(string Site, Guid CommandId, string Actor, string Kiosk);

/// <summary>
/// Check-in by name and telephone number. Everything but one hit is answered with the same words, whether nobody of that name has
/// booked, the digits are another's, two answer to both, or the reservation was used: whoever asks learns nothing of others.
/// </summary>
internal sealed class NamedCheckIns(ISites sites, BookingLookup bookings, NameBrake brake)
{
    /// <summary>Of all kiosks which share a key, so that going by new names is no way around.</summary>
    const int FreeOfAKey = 20;

    static readonly Refusal
        NotMatched = new("reservation-not-matched", "入力された内容では受付できませんでした。予約番号かQRコードで受付するか、職員に声をかけてください。"),
        TooMany = new("too-many-tries", "間違いが続いたため、お名前での受付をしばらく止めています。予約番号かQRコードで受付するか、職員に声をかけてください。"),
        Closed = new("site-closed", "ただいま受付時間外です。");

    public async Task<CommandAnswer> CheckIn(NamedCheckIn asked, NamedPerson person, CancellationToken ct)
    {
        var used = await sites.CheckedIn(asked.Site);
        var mine = new TicketId(asked.CommandId);
        // A repeated wish that was heard is answered by its ticket: it is no further try, at whatever hour.
        if (used.FirstOrDefault(one => one.Value == mine) is { Key.Value: not null, Key: var had } && await bookings.Find(had, ct) is { } before && person.Is(before))
            return await Execute(asked, before, ct);
        if (!sites.All().Any(site => site.Code == asked.Site && site.IsOpen))
            return CommandAnswer.Of(Closed, 0);
        var (kiosk, key) = ($"{asked.Actor}/{asked.Kiosk}", asked.Actor);
        if (!brake.Enter(kiosk) || !brake.Enter(key, FreeOfAKey))
            return CommandAnswer.Of(TooMany, 0);
        var booked = await bookings.Find(asked.Site, sites.Today, person, ct);
        var answer = booked.Where(one => !used.ContainsKey(new(one.Code))).ToArray() is [var open]
            ? await Execute(asked, open, ct)
            : CommandAnswer.Of(NotMatched, 0);
        if (answer.Refused is null or { Code: Busy.Code })
        {
            brake.Excuse(kiosk);
            brake.Excuse(key);
        }
        return answer;
    }

    /// <summary>As if the code had been typed. Neither name nor digits, nor anything made of them, is handed on.</summary>
    async Task<CommandAnswer> Execute(NamedCheckIn asked, StoredBooking booking, CancellationToken ct)
    {
        var request = new CheckInRequest(booking.Code);
        var command = await sites.CheckIn(asked.Site, request, new TicketId(asked.CommandId), ct);
        var answer = await sites.Execute(asked.Site, new(asked.CommandId, Fingerprint.Of(asked.Site, request), asked.Actor, command.Command!));
        return answer.Refused is { Code: not Busy.Code } ? CommandAnswer.Of(NotMatched, 0) : answer;
    }
}
