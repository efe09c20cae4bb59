using System.Diagnostics;
using System.Net;
using Madoguchi.Contracts.Link;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Load;

/// <param name="Sold">Attempts that ended with a code.</param>
/// <param name="Offered">Attempts that were told another free time.</param>
/// <param name="Seconds">From the first attempt to the last seat's answer.</param>
/// <param name="ServerCpu">Milliseconds of processor time reservation-web spent per attempt.</param>
/// <param name="OwnCpu">The same of this program.</param>
internal sealed record BookingResult(int Sold, int Offered, int Other, double Seconds, double[] Milliseconds, double ServerCpu, double OwnCpu);

/// <summary>A day is released and everybody sends the last form at once; the answer to each is timed.</summary>
internal static class BookingLoad
{
    const int Slots = 10, Seats = 20;

    public static async Task<BookingResult> Run(OutsideWorld outside, DateTimeOffset day, int attempts)
    {
        await Publish(outside, day);
        using var browser = new BookingBrowser(outside.Url);
        var token = await browser.Token("/r");
        // Connections are opened and pages compiled before the clock runs.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => browser.Get(BookingBrowser.DetailsAddress("honchosha", ["H01"], day))));
        using var program = Process.GetProcessById(outside.Program.Id);
        using var self = Process.GetCurrentProcess();
        var (programCpu, ownCpu) = (program.TotalProcessorTime, self.TotalProcessorTime);
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, attempts).Select(i => Task.Run(() => Attempt(browser, token, day.AddMinutes(30 * (i % Slots)), i))));
        program.Refresh();
        self.Refresh();
        var sold = answers.Where(answer => answer.Status is HttpStatusCode.SeeOther).ToArray();
        return new(
            sold.Length, answers.Count(answer => answer.Offered), answers.Count(answer => answer.Status is not HttpStatusCode.SeeOther && !answer.Offered),
            sold.Select(answer => Stopwatch.GetElapsedTime(started, answer.Ended).TotalSeconds).DefaultIfEmpty(0).Max(), [.. answers.Select(answer => answer.Milliseconds).Order()],
            (program.TotalProcessorTime - programCpu).TotalMilliseconds / attempts, (self.TotalProcessorTime - ownCpu).TotalMilliseconds / attempts);
    }

    /// <summary>Waits until the program has compiled what the round before made worth it; ten seconds at most.</summary>
    public static async Task ComesToRest(int program)
    {
        using var process = Process.GetProcessById(program);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var before = process.TotalProcessorTime;
        for (var i = 0; i < 20 && await tick.WaitForNextTickAsync(); i++)
        {
            process.Refresh();
            var now = process.TotalProcessorTime;
            if (now - before < TimeSpan.FromMilliseconds(30))
                return;
            before = now;
        }
    }

    static async Task Publish(OutsideWorld outside, DateTimeOffset day)
    {
        await using var hall = new HubConnectionBuilder()
            .WithUrl(new Uri(outside.Url, "/link"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(OutsideWorld.LinkKey)).Build();
        await hall.StartAsync();
        await hall.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("load", day));
        IReadOnlyList<LinkSlot> slots = [.. OutsideMaster.Slots(day, Slots, Seats), .. OutsideMaster.Slots(day.AddDays(1), Slots, Seats)];
        await hall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(day.ToUnixTimeSeconds(), slots));
    }

    static async Task<(HttpStatusCode Status, bool Offered, long Ended, double Milliseconds)> Attempt(
        BookingBrowser browser, KeyValuePair<string, string> token, DateTimeOffset start, int i)
    {
        var began = Stopwatch.GetTimestamp();
        var (status, html) = await browser.Send(BookingBrowser.DetailsAddress("honchosha", ["J10"], start),
        [
            token, new("key", Guid.NewGuid().ToString()), new("slot", $"{start:yyyy-MM-ddTHH:mm}"), new("name", $"市民 {i}"), new("kana", "しみん"),
            // Other people every day: nobody stands six times already.
            new("phone", $"090{(start.DayOfYear * 10_000) + i:00000000}"),
        ]);
        var ended = Stopwatch.GetTimestamp();
        return (status, status is HttpStatusCode.Conflict && html.Contains("""type="radio" name="slot""", StringComparison.Ordinal), ended, Stopwatch.GetElapsedTime(began, ended).TotalMilliseconds);
    }
}
