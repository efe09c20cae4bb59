using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// 無害化 of what reservation-web answers: values are rebuilt where they fit, a refusal is known by its code and gets the
/// sentence from inside. What does not fit is shown to nobody.
/// </summary>
internal static class StaffAnswers
{
    const int MostTimes = 10_000;

    public static HubReply<StaffTimes> Read(HubReply<StaffTimes>? answer, StaffTimesAsk asked) =>
        answer?.Value is not { Times.Count: <= MostTimes } value ? Refusal<StaffTimes>(answer?.Refused)
        : new(new([.. value.Times.Where(time => Fits(time, asked)).OrderBy(time => time.Start)]), null);

    public static HubReply<StaffBooked> Read(HubReply<StaffBooked>? answer) => answer?.Value is { } value
        ? Fits(value) ? new(value, null) : No<StaffBooked>(StaffRefusals.NotUnderstood)
        : Refusal<StaffBooked>(answer?.Refused);

    public static HubReply<T> No<T>(string code)
        where T : class => new(null, new(code, StaffRefusals.Sentence(code), StaffRefusals.MayRetry(code)));

    static HubReply<T> Refusal<T>(HubRefusal? refused)
        where T : class => No<T>(StaffRefusals.IsKnown(refused?.Code) ? refused!.Code : StaffRefusals.NotUnderstood);

    static bool Fits(StaffTime? time, StaffTimesAsk asked)
    {
        if (time is not { Minutes: >= 5 and <= 1440, Capacity: >= 1 and <= 1000, Free: >= 0, PublicFree: >= 0 } || time.Free > time.Capacity)
            return false;
        var day = Domain.Calendar.BusinessTime.DateOf(time.Start);
        return day >= asked.From && day < asked.From.AddDays(asked.Days);
    }

    static bool Fits(StaffBooked booked) =>
        booked is { Minutes: >= 5 and <= 1440, Start.Year: >= 2000 and <= 2200 } && BookingReader.IsCode(booked.Code);
}
