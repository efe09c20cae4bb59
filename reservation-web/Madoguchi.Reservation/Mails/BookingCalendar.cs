using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Madoguchi.Reservation.Persistence;

namespace Madoguchi.Reservation.Mails;

/// <summary>The reservation for a calendar (RFC 5545, RFC 5546: PUBLISH, and CANCEL takes it out again).</summary>
internal static class BookingCalendar
{
    /// <param name="change">Which state of the event this is; a calendar keeps the highest.</param>
    public static string Write(BookingRow booking, bool isCancelled, int change, string domain, string summary, string place, string description, DateTimeOffset now)
    {
        var calendar = new Calendar { Method = Method(isCancelled), ProductId = "-//Madoguchi//Reservation//JA" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{booking.Code}@{domain}",
            Sequence = change,
            DtStamp = Utc(now),
            DtStart = Utc(booking.Start),
            DtEnd = Utc(booking.Start.AddMinutes(booking.Minutes)),
            Summary = summary,
            Location = place,
            Description = description,
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        });
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    public static string Method(bool isCancelled) => isCancelled ? CalendarMethods.Cancel : CalendarMethods.Publish;

    static CalDateTime Utc(DateTimeOffset time) => new(time.UtcDateTime, "UTC");
}
