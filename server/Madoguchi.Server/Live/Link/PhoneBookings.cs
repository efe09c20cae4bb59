using System.Text;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// 電話予約: what clerks ask of reservation-web over the line, where the seats are. Looking a reservation up works without
/// the line, from what was pulled. Every press is written down before it is sent.
/// </summary>
internal sealed class PhoneBookings(ReservationLink link, BookingLookup lookup, ISites sites, StaffBookingRecord record, TimeProvider clock)
{
    public async Task<HubReply<StaffTimes>> Times(StaffTimesAsk ask) =>
        StaffAnswers.Read(await link.Ask<StaffTimes>(nameof(ILinkHub.StaffTimes), ask), ask);

    public Task<HubReply<StaffBooked>> Book(StaffOrder order, string who) =>
        Do(nameof(ILinkHub.StaffBook), order, new(clock.GetUtcNow(), who, StaffBookingActs.Book, order.Stay.Site, null, order.Start));

    public Task<HubReply<StaffBooked>> Move(StaffMove move, string who) =>
        Do(nameof(ILinkHub.StaffMove), move, new(clock.GetUtcNow(), who, StaffBookingActs.Move, null, move.Code, move.To));

    public Task<HubReply<StaffBooked>> Cancel(StaffCancel cancel, string who) =>
        Do(nameof(ILinkHub.StaffCancel), cancel, new(clock.GetUtcNow(), who, StaffBookingActs.Cancel, null, cancel.Code, null));

    /// <summary>The reservation as far as the city hall knows, asked for outside once when it does not.</summary>
    public async Task<StoredBooking?> Find(string code, CancellationToken ct) =>
        BookingReader.IsCode(code) ? await lookup.Find(new(code), ct) : null;

    /// <summary>Whether its holder has come: reservation-web does not know, so it is looked at here before anything is changed.</summary>
    public async Task<bool> IsUsed(StoredBooking booking) => await sites.CheckedInOn(booking) is not null;

    /// <summary>A code as it is heard and typed: small letters, full width, hyphens and spaces are forgiven.</summary>
    /// <returns>Null when it is none.</returns>
    public static string? ReadCode(string? typed)
    {
        if (typed is null || typed.Length > 64 || typed.Any(char.IsSurrogate))
            return null;
        var code = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return BookingReader.IsCode(code) ? code : null;
    }

    /// <summary>All that stand on a day under a reading. Who looked, where and for which day is written down; for whom is not.</summary>
    /// <returns>Null when the reading cannot be read.</returns>
    public async Task<IReadOnlyList<StoredBooking>?> Find(string site, DateOnly date, string? kana, string who, CancellationToken ct)
    {
        if (KanaName.Comparable(kana) is not { } comparable)
            return null;
        await record.Begin(new(clock.GetUtcNow(), who, StaffBookingActs.Find, site, null, BusinessTime.At(date, TimeOnly.MinValue), StaffBookingActs.Done));
        return await lookup.Find(site, date, booking => KanaName.Comparable(booking.Kana) == comparable, ct);
    }

    /// <summary>Goes through whether or not the clerk's browser waits for it.</summary>
    async Task<HubReply<StaffBooked>> Do(string method, object argument, StaffBookingAct act)
    {
        var line = await record.Begin(act);
        var answer = act.Code is { } code && await Find(code, CancellationToken.None) is { Cancelled: false } booking && await IsUsed(booking)
            ? StaffAnswers.No<StaffBooked>(StaffRefusals.Used)
            : StaffAnswers.Read(await link.Ask<StaffBooked>(method, argument), act.Code, act.What is StaffBookingActs.Cancel, clock.GetUtcNow());
        await record.End(line, answer.Refused?.Code ?? StaffBookingActs.Done, answer.Value?.Code);
        // What was done is known inside before the clerk looks at it.
        if (answer.Value is not null)
            await link.PullNow(CancellationToken.None);
        return answer;
    }
}
