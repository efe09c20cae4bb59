using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Pages.Shared;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>Says that a phone number or mailbox has enough for now: residents on the form they filled in, programs by a code.</summary>
internal static class ContactRefusal
{
    public static IResult Page(HttpContext http, BookingOutcome outcome, object details)
    {
        http.Response.Headers[TooMany.Header] = outcome is BookingOutcome.MailUnproved ? "mail-unproved" : "contact-full";
        return Shared.Page.Of<DetailsPage>(details, StatusCodes.Status409Conflict);
    }
}
