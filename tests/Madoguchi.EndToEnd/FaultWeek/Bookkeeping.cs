namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>Compares what residents were told with what the programs have.</summary>
internal static class Bookkeeping
{
    /// <returns>Every promise that is not kept, and every booking that nobody was promised.</returns>
    public static IEnumerable<string> Broken(IReadOnlyList<Promise> promises, IReadOnlyList<OutsideBooking> outside, IReadOnlyList<InsideBooking> inside)
    {
        var (there, known) = (outside.ToDictionary(one => one.Code), inside.ToDictionary(one => one.Code));
        foreach (var promise in promises.Where(promise => promise.Code is not null))
        {
            if (!there.TryGetValue(promise.Code!, out var booking))
                yield return $"lost outside: {promise}";
            else if (Fault(promise, booking, known.GetValueOrDefault(promise.Code!)) is { } fault)
                yield return $"{fault}: {promise}, but {booking}";
        }
        var promised = promises.Select(promise => promise.Code).ToHashSet();
        var givenUp = promises.SelectMany(promise => promise.GivenUp).ToHashSet();
        foreach (var extra in outside.Where(one => !promised.Contains(one.Code) && !givenUp.Contains(one.Form)))
            yield return $"nobody was told of {extra}";
        foreach (var twice in outside.GroupBy(one => one.Form).Where(form => form.Count() > 1))
            yield return $"one form, two bookings: {string.Join(" and ", twice)}";
        foreach (var twice in promises.Where(promise => promise.Code is not null).GroupBy(promise => promise.Code).Where(code => code.Count() > 1))
            yield return $"one code, two residents: {twice.Key}";
    }

    static string? Fault(Promise promise, OutsideBooking outside, InsideBooking? inside) => promise.State switch
    {
        _ when outside.Form != promise.Form => "made with another form",
        Standing.Stands when outside.Cancelled || outside.Unconfirmed => "does not stand outside",
        Standing.Stands when inside is not { Cancelled: false } => "does not stand inside",
        Standing.Stands when outside.Start != promise.Start || inside.Start != promise.Start => "at another time",
        Standing.Cancelled when !outside.Cancelled || inside is { Cancelled: false } => "was cancelled",
        Standing.Asked or Standing.Lapsed when inside is not null || !outside.Unconfirmed => "was not confirmed",
        Standing.Lapsed when !outside.Cancelled => "is over",
        _ => null,
    };
}
