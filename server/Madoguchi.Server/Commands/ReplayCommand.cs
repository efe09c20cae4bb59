using System.Globalization;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Replay;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Ledger;

namespace Madoguchi.Server.Commands;

/// <summary><c>replay SITE DATE --rule fifo|urgency|strict [--promises R,P,W]</c>: what another rule would have made of a past day.</summary>
internal static class ReplayCommand
{
    const string Usage = "replay SITE DATE --rule fifo|urgency|strict [--promises RESERVATION,PRIORITY,WALK-IN in minutes] is allowed.";

    public static async Task Run(Words words, IServiceProvider services)
    {
        var (rule, promises, site, date) = (words.Option("rule"), words.Option("promises"), words.Next(), words.Next());
        words.End(Usage);
        if (site is null || !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new CommandException($"replay: {Usage}");
        if (rule is null || !Enum.TryParse<ReplayOrder>(rule, ignoreCase: true, out var order) || !Enum.IsDefined(order) || int.TryParse(rule, out _))
            throw new CommandException($"replay: --rule is \"{rule}\"; {Usage}");
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        var log = new List<SiteDayEvent>();
        await foreach (var entry in services.GetRequiredService<ILedger>().Read(new SiteDayKey(site, day).Stream, 0, default))
            log.Add(LedgerJson.Read(entry.Type, entry.Payload));
        if (log.OfType<SiteDayEvent.DayOpened>().FirstOrDefault() is not { } opened)
            throw new CommandException($"replay: nothing is known of {site} on {date}.");
        Print("as it was", DayReplay.AsItWas(log));
        Print(rule.ToLowerInvariant(), DayReplay.Under(log, new(order, promises is null ? opened.Rules.Promises : Read(promises, opened.Rules.Promises))));
    }

    static Promises Read(string text, Promises those)
    {
        var minutes = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return minutes is [> 0 and <= 600, > 0 and <= 600, > 0 and <= 600]
            ? those with { Reservation = TimeSpan.FromMinutes(minutes[0]), Priority = TimeSpan.FromMinutes(minutes[1]), WalkIn = TimeSpan.FromMinutes(minutes[2]) }
            : throw new CommandException($"replay: --promises is \"{text}\"; three numbers of minutes from 1 to 600 are allowed, for example 5,10,30.");
    }

    static void Print(string what, IEnumerable<ReplayedWait> waits)
    {
        foreach (var wait in waits)
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what,-10} {wait.Class?.ToString() ?? "all",-12} called {wait.Called,5}  not called {wait.NotCalled,4}  mean {wait.MeanMinutes,6:0.0} min  p90 {wait.P90Minutes,6:0.0} min"));
    }
}
