using System.Text.Json;
using FluentAssertions;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Persistence;

/// <summary>A log as the first version of the program wrote it: it must be read and folded for ever, whatever fields events gain.</summary>
public class Days_written_before
{
    static readonly (string Type, string Payload)[] Log =
    [
        .. File.ReadLines(Path.Combine(BuiltProgram.RepositoryRoot, "tests", "Madoguchi.Server.Tests", "Persistence", "a-day-of-the-first-version.txt"))
            .Select(line => line.Split(' ', 2)).Select(words => (words[0], words[1])),
    ];

    static SiteDay Day => SiteDay.Empty.Evolve(Log.Select(entry => LedgerJson.Read(entry.Type, entry.Payload)));

    [Fact]
    public void Every_ticket_is_where_it_was() => Day.Tickets.Values.OrderBy(ticket => ticket.Number.Category).ThenBy(ticket => ticket.Number.Value)
        .Select(ticket => $"{ticket.Number} {ticket.Class} {string.Join(' ', ticket.Legs.Select(leg => $"{leg.Procedure}:{leg.State}:{leg.Calls}"))}")
        .Should().Equal(
            "A001 Priority J10:Done:2 H03:Done:1", "A002 Reservation J11:Done:2", "A003 WalkIn J10:Waiting:1", "B001 WalkIn J01:Waiting:0 J10:Blocked:0",
            "B002 Priority J02:Cancelled:0", "D001 WalkIn H03:Transferred:1 J02:Waiting:0 H03:Waiting:0");

    [Fact]
    public void What_was_not_written_then_has_its_usual_value()
    {
        var day = Day;
        (day.LastCall, day.Version, day.ClosedAt).Should().Be((8, Log.Length, null));
        day.Tickets.Values.Should().OnlyContain(ticket => ticket.Persons == 1 && ticket.Channel == TicketChannel.Kiosk && ticket.Note == null);
        day.Counters.Values.Should().OnlyContain(counter => counter.Procedures.IsEmpty);
        day.Rules.Promises.LongestWait.Should().Be(TimeSpan.FromMinutes(60));
        day.Rules.TravelOf(new("J10")).Should().Be(Domain.Catalogue.Travel.CitizenMoves);
    }

    [Fact]
    public void Reading_and_writing_again_loses_nothing()
    {
        foreach (var (type, payload) in Log)
        {
            var again = JsonDocument.Parse(LedgerJson.Write(LedgerJson.Read(type, payload)).Payload).RootElement;
            Contains(again, JsonDocument.Parse(payload).RootElement, type);
        }
    }

    static void Contains(JsonElement all, JsonElement part, string where)
    {
        all.ValueKind.Should().Be(part.ValueKind, where);
        if (part.ValueKind is JsonValueKind.Object)
            foreach (var one in part.EnumerateObject())
                Contains(all.GetProperty(one.Name), one.Value, $"{where}.{one.Name}");
        else if (part.ValueKind is JsonValueKind.Array)
            foreach (var (one, i) in part.EnumerateArray().Select((one, i) => (one, i)))
                Contains(all[i], one, $"{where}[{i}]");
        else
            all.GetRawText().Should().Be(part.GetRawText(), where);
    }
}
