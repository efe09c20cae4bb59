using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Facts;
using Madoguchi.Server.Persistence.Ledger;

namespace Madoguchi.Server.Live.Statistics;

/// <param name="Behind">Streams whose facts do not reach their end yet; a running server is about to write them.</param>
/// <param name="Differences">One sentence each; empty when all agrees.</param>
internal sealed record LedgerFindings(int Streams, long Entries, long Tickets, int Behind, IReadOnlyList<string> Differences);

/// <summary>Folds the whole ledger and compares: versions without gaps, one number per ticket, calls without gaps, facts as folded.</summary>
internal sealed class LedgerCheck(ILedger ledger, ILegFacts facts)
{
    public async Task<LedgerFindings> Run(CancellationToken ct)
    {
        var differences = new List<string>();
        var positions = await facts.Positions(ct);
        var (streams, entries, tickets, behind) = (0, 0L, 0L, 0);
        await foreach (var stream in ledger.Streams(ct))
        {
            var day = await Fold(stream, differences, ct);
            streams++;
            entries += day.Version;
            tickets += day.Tickets.Count;
            if (positions.GetValueOrDefault(stream) == day.Version)
                await Compare(stream, day, differences, ct);
            else
                behind++;
        }
        return new(streams, entries, tickets, behind, differences);
    }

    async Task<SiteDay> Fold(string stream, List<string> differences, CancellationToken ct)
    {
        var day = SiteDay.Empty;
        var numbers = new HashSet<TicketNumber>();
        var calls = 0;
        await foreach (var entry in ledger.Read(stream, 0, ct))
        {
            if (entry.Version != day.Version + 1)
                differences.Add($"{stream}: version {entry.Version} follows {day.Version}.");
            var happened = LedgerJson.Read(entry.Type, entry.Payload);
            if (NumberOf(happened) is { } number && !numbers.Add(number))
                differences.Add($"{stream}@{entry.Version}: number {number} was issued before.");
            if (SequenceOf(happened) is { } call && call != ++calls)
                differences.Add($"{stream}@{entry.Version}: call {call} follows call {calls - 1}.");
            day = day.Evolve(happened);
        }
        return day;
    }

    async Task Compare(string stream, SiteDay day, List<string> differences, CancellationToken ct)
    {
        var key = SiteDayKey.Parse(stream);
        var folded = day.Tickets.Values.SelectMany(ticket => LegFacts.Of(day, ticket)).ToDictionary(fact => (fact.TicketId, fact.LegId));
        var written = (await facts.Between(key.Site, key.Date, key.Date, ct)).ToDictionary(fact => (fact.TicketId, fact.LegId));
        foreach (var (leg, fact) in folded)
            if (!written.TryGetValue(leg, out var other))
                differences.Add($"{stream}: leg {fact.LegId} of {fact.Number} is missing in the statistics.");
            else if (fact != other)
                differences.Add($"{stream}: leg {fact.LegId} of {fact.Number} is {fact.State} in the ledger, in the statistics it differs ({other.State}).");
        foreach (var (leg, fact) in written)
            if (!folded.ContainsKey(leg))
                differences.Add($"{stream}: leg {fact.LegId} of {fact.Number} is in the statistics only.");
    }

    static TicketNumber? NumberOf(SiteDayEvent happened) => happened switch
    {
        SiteDayEvent.TicketIssued e => e.Ticket.Number,
        SiteDayEvent.OfflineRecorded e => e.Ticket.Number,
        SiteDayEvent.PaperNumberTaken e => e.Number,
        _ => null,
    };

    static int? SequenceOf(SiteDayEvent happened) => happened switch
    {
        SiteDayEvent.LegCalled e => e.Call,
        SiteDayEvent.PickupCalled e => e.Call,
        SiteDayEvent.LegRecalled e => e.Call,
        _ => null,
    };
}
