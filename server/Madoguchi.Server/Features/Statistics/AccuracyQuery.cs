using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Server.Live.Waits;

namespace Madoguchi.Server.Features.Statistics;

/// <summary>How good the told waits were, day by day and in sum.</summary>
internal sealed class AccuracyQuery(WaitHistory history)
{
    public const string Sum = "all";

    /// <returns>One row for each day with numbers, then the sum; empty when there is none.</returns>
    public async Task<IReadOnlyList<AccuracyRow>> Run(string site, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var days = await history.Accuracy(site, from, to, ct);
        if (days.Count == 0)
            return [];
        return
        [
            .. days.Select(day => Row(day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.Accuracy)),
            Row(Sum, days.Aggregate(WaitAccuracy.None, (sum, day) => sum.Plus(day.Accuracy))),
        ];
    }

    static AccuracyRow Row(string key, WaitAccuracy accuracy) => new(
        key, accuracy.Judged, accuracy.Below, accuracy.Above, Rounded(accuracy.Coverage, 3), Rounded(accuracy.PinballLoss, 2),
        Rounded(accuracy.MeanAbsoluteError, 2), Rounded(accuracy.SimpleMeanAbsoluteError, 2), accuracy.AtOnce, accuracy.AtOnceKept);

    static double? Rounded(double? value, int digits) => value is { } known ? Math.Round(known, digits) : null;
}
