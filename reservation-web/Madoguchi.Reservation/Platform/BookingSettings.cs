using System.Globalization;
using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.Platform;

/// <param name="PerClient">Bookings of one address in an hour which go through at once; each further one waits. 0: none waits.</param>
/// <param name="PerContact">Standing reservations of one phone number or mailbox over all days and sites; 0: no limit.</param>
internal sealed record BookingSettings(int PerClient, int PerContact)
{
    const int Most = 1000;

    public static BookingSettings Read(IConfiguration madoguchi) => new(
        Number(madoguchi["Booking:PerClient"], "MADOGUCHI__BOOKING__PERCLIENT", 20), Number(madoguchi["Booking:PerContact"], "MADOGUCHI__BOOKING__PERCONTACT", 6));

    static int Number(string? value, string setting, int usual) =>
        string.IsNullOrEmpty(value) ? usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number
        : throw new SettingException(setting, value, $"a whole number from 0 to {Most}");
}
