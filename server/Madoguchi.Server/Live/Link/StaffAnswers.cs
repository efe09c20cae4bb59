using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// 無害化 of what reservation-web answers: values are rebuilt where they fit, a refusal is known by its code and gets the
/// sentence from inside. What does not fit is shown to nobody.
/// </summary>
internal static class StaffAnswers
{
    const int MostTimes = 10_000;

    /// <summary>As long as a cancelled reservation may be kept outside.</summary>
    static readonly TimeSpan Back = TimeSpan.FromDays(366);

    public static HubReply<StaffTimes> Read(HubReply<StaffTimes>? answer, StaffTimesAsk asked) =>
        answer?.Value is not { Times.Count: <= MostTimes } value ? Refusal<StaffTimes>(answer?.Refused)
        : new(new([.. value.Times.Where(time => Fits(time, asked)).Select(Rebuilt).DistinctBy(time => time.Start).OrderBy(time => time.Start)]), null);

    /// <param name="code">The reservation which was to be moved or cancelled; null: a new one was asked for.</param>
    /// <param name="cancels">Whether it was to be cancelled.</param>
    /// <param name="now">The server's clock.</param>
    public static HubReply<StaffBooked> Read(HubReply<StaffBooked>? answer, string? code, bool cancels, DateTimeOffset now) => answer?.Value is { } value
        ? Fits(value, code, cancels, now) ? new(value with { Start = BusinessTime.Local(value.Start) }, null) : No<StaffBooked>(StaffRefusals.NotUnderstood)
        : Refusal<StaffBooked>(answer?.Refused);

    public static HubReply<T> No<T>(string code)
        where T : class => new(null, new(code, StaffRefusals.Sentence(code), StaffRefusals.MayRetry(code)));

    static HubReply<T> Refusal<T>(HubRefusal? refused)
        where T : class => No<T>(StaffRefusals.IsKnown(refused?.Code) ? refused!.Code : StaffRefusals.NotUnderstood);

    static bool Fits(StaffTime? time, StaffTimesAsk asked)
    {
        if (time is not { Minutes: >= 5 and <= 1440, Capacity: >= 1 and <= 1000, Free: >= 0, PublicFree: >= 0, Start.Year: >= 2000 and <= 2200 })
            return false;
        var day = BusinessTime.DateOf(time.Start);
        return time.Free <= time.Capacity && time.PublicFree <= time.Capacity && day >= asked.From && day < asked.From.AddDays(asked.Days);
    }

    static StaffTime Rebuilt(StaffTime time) => time with { Start = BusinessTime.Local(time.Start) };

    /// <remarks>The time is not compared with the one asked for: its holder may have changed it in the same moment.</remarks>
    static bool Fits(StaffBooked booked, string? code, bool cancels, DateTimeOffset now) =>
        booked is { Minutes: >= 5 and <= 1440 } && Sight.IsNear(booked.Start, now, Back) && BookingReader.IsCode(booked.Code)
        && (code is null || booked.Code == code) && (booked.Cancelled || !cancels);
}
