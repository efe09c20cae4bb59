using System.Globalization;
using Madoguchi.Domain.Booking;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>What a booking rule says, in short lines.</summary>
internal static class BookingRuleWords
{
    public static IEnumerable<string> Slots(BookingRule rule)
    {
        if (rule.Off)
        {
            yield return "予約を受け付けない";
            yield break;
        }
        yield return $"1枠 {rule.SlotMinutes}分";
        yield return rule.Seats.Fixed is { } seats ? $"席 {seats}" : $"席は窓口の{rule.Seats.SharePercent}％";
        if (rule.InternalSeats > 0)
            yield return $"うち職員用 {rule.InternalSeats}";
        if (!rule.Starts.IsEmpty)
            yield return string.Join("・", rule.Starts.Select(start => $"{start:H:mm}"));
    }

    public static IEnumerable<string> Times(BookingRule rule)
    {
        if (rule.Off)
            yield break;
        yield return $"{rule.HorizonDays}日前から";
        yield return rule.LeadOpenDays > 0 ? $"{rule.LeadOpenDays}開庁日前{(rule.LastBookingTime is { } time ? $"の{time:H:mm}" : "")}まで"
            : rule.LeadMinutes > 0 ? $"当日の{rule.LeadMinutes}分前まで" : "当日、枠の始まりまで";
    }

    public static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
