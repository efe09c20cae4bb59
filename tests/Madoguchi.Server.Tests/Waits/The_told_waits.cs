using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Waits;

public class The_told_waits
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task A_forecast_reaches_the_paper_and_the_record_says_how_good_it_was()
    {
        await using var hall = await CityHall.Open();
        using var kiosk = hall.Client("demo-kiosk");
        using var clerk = hall.Client("demo-counter");
        foreach (var counter in (int[])[2, 7, 8])
            (await CityHall.Post(clerk, $"{Site}/counters/{counter}/open")).EnsureSuccessStatusCode();
        for (var person = 0; person < 15; person++)
            await Issue(kiosk, "R10");

        // Fifteen wait for certificates, the counters of the insurance are free: the formula looks at the first procedure only, the
        // forecast knows that the first free counter takes the ticket.
        await Eventually.Is(
            async () =>
            {
                var issued = await Issue(kiosk, "R10", "H03");
                (await CityHall.Post(clerk, $"{Site}/counters/7/call-next")).EnsureSuccessStatusCode();
                (await CityHall.Post(clerk, $"{Site}/counters/7/complete")).EnsureSuccessStatusCode();
                return issued.WaitMinutes.High <= 1;
            },
            "the paper tells what the forecast says");

        // One is told a wait and called at once, which is before the range.
        var told = await Issue(kiosk, "R10");
        told.WaitMinutes.Low.Should().BeGreaterThan(10);
        (await CityHall.Post(clerk, $"{Site}/counters/2/call", new CallTicketRequest(told.Number))).EnsureSuccessStatusCode();
        using var admin = hall.Client("demo-admin");
        var rows = await admin.GetFromJsonAsync<AccuracyRow[]>($"{Site}/statistics/accuracy?from=2026-03-31&to=2026-04-01");
        rows!.Select(row => row.Key).Should().Equal("2026-04-01", "all");
        rows![0].Should().Be(rows[1] with { Key = "2026-04-01" });
        rows[1].Below.Should().BeGreaterThan(0);
        rows[1].AtOnceKept.Should().BeGreaterThan(0).And.Be(rows[1].AtOnce);
        rows[1].MeanAbsoluteError.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task The_record_is_for_administrators_and_for_spreadsheets()
    {
        await using var hall = await CityHall.Open();
        using var kiosk = hall.Client("demo-kiosk");
        (await kiosk.GetAsync(new Uri($"{Site}/statistics/accuracy", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        using var admin = hall.Client("demo-admin");
        (await admin.GetFromJsonAsync<AccuracyRow[]>($"{Site}/statistics/accuracy")).Should().BeEmpty("nobody came yet");
        (await admin.GetAsync(new Uri($"{Site}/statistics/accuracy?from=yesterday", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await admin.GetAsync(new Uri("/api/v1/sites/nowhere/statistics/accuracy", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
        admin.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var csv = await admin.GetAsync(new Uri($"{Site}/statistics/accuracy", UriKind.Relative));
        csv.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Should().StartWith("key,judged,below,above,coverage");
    }

    static async Task<IssuedTicket> Issue(HttpClient client, params string[] procedures)
    {
        using var answer = await CityHall.Post(client, $"{Site}/tickets", new IssueTicketRequest(procedures));
        answer.StatusCode.Should().Be(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<IssuedTicket>())!;
    }
}
