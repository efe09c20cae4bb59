using FluentAssertions;
using Madoguchi.EscPos.Emulator.Drawing;
using Madoguchi.Kiosk.Journal;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Kiosk.Tests.Printing;

[Collection(nameof(Every_fault_of_the_printer))]
public class Every_fault_of_the_printer(ITestOutputHelper output)
{
    const int Jobs = 500;

    [Fact]
    public async Task Leaves_as_many_papers_as_the_kiosk_reports_and_never_two_alike()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("MADOGUCHI_SEED"), out var given) ? given : 20260401;
        var wrong = await Task.WhenAll(FaultScript.All.Select((script, i) => Task.Run(() => RunAsync(script, seed + i))));

        wrong.SelectMany(found => found).Should().BeEmpty();
    }

    async Task<List<string>> RunAsync(FaultScript script, int seed)
    {
        await using var run = new FaultRun(script, seed);
        List<string> wrong = [];
        try
        {
            await run.PrintAsync(Jobs);
            wrong.AddRange(Untrue(run));
            await run.SettleAsync();
            wrong.AddRange(Untrue(run));
            wrong.AddRange(run.Issued.Where(number => !Whole(run, number).Any()).Select(number => $"{number} never came to paper"));
        }
        catch (Exception broken)
        {
            wrong.Add(broken.ToString());
        }
        output.WriteLine($"{script.Name}: {run.Papers.Count} papers; told {string.Join(", ", run.Told.CountBy(told => told.Told))}");
        return [.. wrong.Take(5).Select(found => $"{script.Name}, seed {seed}: {found}")];
    }

    /// <summary>Whatever is on the roll and in the tray is compared with what was told of it.</summary>
    static IEnumerable<string> Untrue(FaultRun run)
    {
        foreach (var number in run.Issued)
        {
            var tries = run.Journal.TodayOf(number).Select(row => row.State).Reverse().ToArray();
            var told = run.Told.Where(one => one.Number == number).Select(one => one.Told).ToArray();
            // A number whose power went before the first byte was told to nobody, and stays known as not printed.
            if (!tries.SequenceEqual(told) && !(tries is [JobState.NotPrinted, .. var later] && later.SequenceEqual(told)))
                yield return $"{number} was told as {string.Join(",", told)}, but the journal says {string.Join(",", tries)}";

            var first = Array.FindIndex(tries, state => state is not JobState.NotPrinted);
            var (plain, again) = (first < 0 ? [] : tries[first..(first + 1)], first < 0 ? [] : tries[(first + 1)..]);
            foreach (var (name, states, isMarked) in new[] { ("papers", plain, false), ("papers marked 再発行", again, true) })
            {
                var proved = states.Count(state => state is JobState.Printed);
                var possible = proved + states.Count(state => state is JobState.Unknown);
                var there = Whole(run, number).Count(paper => IsMarked(paper) == isMarked);
                if (there < proved || there > possible)
                    yield return $"{number} has {there} {name}, but {string.Join(",", tries)} was reported";
            }
        }
        foreach (var paper in run.Papers.Where(paper => paper.Lines.Count(line => run.Issued.Contains(line.Trim())) > 1 || paper.Qr.Count > 1))
            yield return $"two tickets are on one paper: {paper.Text}";
    }

    static IEnumerable<PrintedPaper> Whole(FaultRun run, string number) => run.Papers.Where(paper => paper.Number == number && paper.Qr.Count == 1);

    static bool IsMarked(PrintedPaper paper) => paper.Lines.Any(line => line.Contains("再発行", StringComparison.Ordinal));
}

/// <summary>Fourteen kiosks at once: nobody else is to wait for this machine meanwhile.</summary>
[CollectionDefinition(nameof(Every_fault_of_the_printer), DisableParallelization = true)]
public sealed class Alone;
