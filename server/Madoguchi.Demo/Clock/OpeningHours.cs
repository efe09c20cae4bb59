using System.Globalization;
using System.Text.Json;
using Madoguchi.Domain.Calendar;

namespace Madoguchi.Demo.Clock;

/// <summary>When the city hall of the seed is open: weekdays, national holidays and the year end, as the server reads them.</summary>
internal sealed class OpeningHours(JsonElement seed)
{
    public const string Site = "honchosha";

    static readonly TimeOnly Nine = new(9, 0);

    public static OpeningHours Read(string seedFolder)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(seedFolder, "sites.json")));
        return new(json.RootElement.Clone());
    }

    /// <summary>Whether numbers are given out at this moment.</summary>
    public bool IsOpen(DateTimeOffset at) =>
        Of(BusinessTime.DateOf(at)) is { } hours && TimeOnly.FromDateTime(BusinessTime.Local(at).DateTime) is var time
        && time >= hours.Open && time < hours.LastTicket;

    /// <summary>9:00 of the first open day on which that is still to come.</summary>
    public DateTimeOffset NextMorning(DateTimeOffset at)
    {
        for (var day = BusinessTime.DateOf(at); ; day = day.AddDays(1))
        {
            if (Of(day) is not null && BusinessTime.At(day, Nine) is var nine && nine >= at)
                return nine;
        }
    }

    (TimeOnly Open, TimeOnly LastTicket)? Of(DateOnly day)
    {
        var closed = seed.GetProperty("closed");
        if (Has(closed.GetProperty("weekdays"), day)
            || (closed.GetProperty("nationalHolidays").GetBoolean() && NationalHolidays.Contains(day))
            || (closed.TryGetProperty("yearEnd", out var yearEnd) && IsYearEnd(yearEnd, day)))
            return null;
        var site = seed.GetProperty("sites").EnumerateArray().Single(site => site.GetProperty("code").ValueEquals(Site));
        foreach (var hours in site.GetProperty("hours").EnumerateArray().Where(hours => Has(hours.GetProperty("days"), day)))
            return (Time(hours, "open"), Time(hours, "lastTicket"));
        return null;
    }

    static bool Has(JsonElement days, DateOnly day) =>
        days.EnumerateArray().Any(name => name.ValueEquals(day.ToString("ddd", CultureInfo.InvariantCulture)));

    static bool IsYearEnd(JsonElement yearEnd, DateOnly day)
    {
        var (date, from, to) = (day.ToString("MM-dd", CultureInfo.InvariantCulture), yearEnd.GetProperty("from").GetString(), yearEnd.GetProperty("to").GetString());
        var (begun, notOver) = (string.CompareOrdinal(date, from) >= 0, string.CompareOrdinal(date, to) <= 0);
        // From December into January the year turns in between.
        return string.CompareOrdinal(from, to) > 0 ? begun || notOver : begun && notOver;
    }

    static TimeOnly Time(JsonElement hours, string name) => TimeOnly.Parse(hours.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
