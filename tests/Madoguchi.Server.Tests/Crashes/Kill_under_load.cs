using System.Collections.Concurrent;
using System.Net;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Crashes;

/// <summary>Nothing acknowledged is ever lost: a number on paper cannot be taken back.</summary>
public class Kill_under_load
{
    const string Tickets = "/api/v1/sites/honchosha/tickets";
    const int Kills = 20;
    const int Callers = 16;

    /// <summary>What a caller asked and, once it heard one, the answer.</summary>
    sealed record Asked(Guid Key, string Procedure)
    {
        public string? Answer { get; set; }
    }

    [Fact]
    public async Task After_twenty_kills_every_acknowledged_ticket_is_there_once_and_every_retry_hears_the_first_answer()
    {
        var random = new Random(20260401);
        await using var hall = await CityHall.Open(seed: CityHall.WideBands(900_000));
        using var client = hall.Client("demo-kiosk");
        client.Timeout = TimeSpan.FromSeconds(10);
        var asked = new ConcurrentBag<Asked>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var killed = new CancellationTokenSource();
            var callers = Enumerable.Range(0, Callers).Select(_ => Load(client, asked, killed.Token)).ToArray();
            var before = asked.Count;
            var after = random.Next(20, 400);
            await Eventually.Is(() => Task.FromResult(asked.Count >= before + after), "some load");
            await hall.KillHard();
            await killed.CancelAsync();
            await Task.WhenAll(callers);
            await hall.Start();
        }

        var acknowledged = asked.Where(one => one.Answer is not null).ToArray();
        acknowledged.Length.Should().BeGreaterThan(Kills * 10, "the load was real");
        acknowledged.Select(one => NumberOf(one.Answer!)).Should().OnlyHaveUniqueItems("no number is used again");
        // Whoever heard nothing asks again with the same key: done before the crash or now, but once.
        var all = new ConcurrentBag<(Asked Asked, string Answer)>();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (one, _) =>
        {
            using var answer = await CityHall.Post(client, Tickets, new IssueTicketRequest([one.Procedure]), one.Key);
            answer.StatusCode.Should().Be(HttpStatusCode.Created);
            all.Add((one, await answer.Content.ReadAsStringAsync(CancellationToken.None)));
        });
        foreach (var (one, answer) in all)
            answer.Should().Be(one.Answer ?? answer, "a retry hears the first answer");
        all.Select(one => NumberOf(one.Answer)).Should().OnlyHaveUniqueItems("each command took one number");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    static async Task Load(HttpClient client, ConcurrentBag<Asked> asked, CancellationToken killed)
    {
        string[] procedures = ["J10", "J02", "M01", "T04"];
        for (var i = 0; !killed.IsCancellationRequested; i++)
        {
            var one = new Asked(Guid.NewGuid(), procedures[i % procedures.Length]);
            asked.Add(one);
            try
            {
                using var answer = await CityHall.Post(client, Tickets, new IssueTicketRequest([one.Procedure]), one.Key);
                if (answer.StatusCode is HttpStatusCode.Created)
                    one.Answer = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException or TaskCanceledException)
            {
                // The server died under us; this one heard nothing.
                return;
            }
        }
    }

    static string NumberOf(string answer) => System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("number").GetString()!;
}
