using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Journal;

namespace Madoguchi.Kiosk.Printing;

/// <summary>A ticket of today that staff may print again.</summary>
/// <param name="Number">The ticket's number, which stays the same.</param>
/// <param name="Last">The last try.</param>
sealed record ReprintOffer(string Number, JournalRow Last);

/// <summary>
/// Prints a ticket of today again. It bears 再発行 as soon as another paper with this number may exist: two papers that look
/// like the first one never come out.
/// </summary>
sealed class Reprint(JobJournal journal, TicketPrinter printer, TimeProvider time) : IDisposable
{
    readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Raised after each paper, so that the server hears of it soon.</summary>
    public event Action? Done;

    /// <summary>Newest first; a number stands there once, and not while its paper is on its way.</summary>
    public IReadOnlyList<ReprintOffer> Offers(int most) =>
    [
        .. journal.Today()
            .GroupBy(row => row.Number)
            .Where(tries => tries.All(IsSettled))
            .Select(tries => new ReprintOffer(tries.Key!, tries.First()))
            .Take(most),
    ];

    /// <summary>Null when there is no such ticket today, or its paper is on its way.</summary>
    public async Task<PrintOutcome?> PrintAsync(string number)
    {
        await one.WaitAsync();
        try
        {
            var tries = journal.TodayOf(number);
            if (tries.Select(row => row.Content).OfType<TicketContent>().FirstOrDefault() is not { } content || !tries.All(IsSettled))
                return null;
            var isMarked = tries.Any(row => row.State is not JobState.NotPrinted);
            var outcome = await printer.PrintAgainAsync(Guid.CreateVersion7(time.GetUtcNow()), content, isMarked);
            Done?.Invoke();
            return outcome;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    static bool IsSettled(JournalRow row) => row.State is JobState.Printed or JobState.NotPrinted or JobState.Unknown;
}
