using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Madoguchi.Server.Tests.Garbage;

/// <summary>Garbage gets 4xx with a problem document, never a 500, and changes nothing.</summary>
public sealed class Garbage_at_every_door(Garbage_at_every_door.OpenHall world) : IClassFixture<Garbage_at_every_door.OpenHall>
{
    /// <summary>One city hall for all of these; nothing they send may change it.</summary>
    public sealed class OpenHall : IAsyncLifetime
    {
        public CityHall Hall { get; private set; } = null!;

        public async Task InitializeAsync() => Hall = await CityHall.Open();

        public Task DisposeAsync() => Hall.DisposeAsync().AsTask();
    }

    const string Site = "/api/v1/sites/honchosha";
    const string SomeTicket = "018f0000-0000-7000-8000-000000000001";

    static readonly string[] Doors =
    [
        $"{Site}/tickets", $"{Site}/check-ins", $"{Site}/tickets/{SomeTicket}/reissue", $"{Site}/tickets/{SomeTicket}/resume",
        $"{Site}/tickets/{SomeTicket}/return", $"{Site}/tickets/{SomeTicket}/cancel", $"{Site}/tickets/{SomeTicket}/priority",
        $"{Site}/counters/1/open", $"{Site}/counters/1/pause", $"{Site}/counters/1/close", $"{Site}/counters/1/call-next",
        $"{Site}/counters/1/call", $"{Site}/counters/1/recall", $"{Site}/counters/1/start", $"{Site}/counters/1/complete",
        $"{Site}/counters/1/absent", $"{Site}/counters/1/undo", $"{Site}/counters/1/hold", $"{Site}/counters/1/transfer",
        $"{Site}/counters/1/add-procedures", $"{Site}/counters/1/pickup", $"{Site}/counters/1/call-pickup", $"{Site}/counters/1/skills",
        $"{Site}/counters/1/take-summons", $"{Site}/counters/1/remove-procedure", $"{Site}/close-day", $"{Site}/categories/A/stop", $"{Site}/categories/A/resume",
    ];

    [Fact]
    public async Task No_body_at_any_door_is_answered_with_a_server_error_and_nothing_changes()
    {
        using var client = world.Hall.Client("demo-counter");
        var before = await Version(client);
        foreach (var door in Doors)
            foreach (var body in GarbageBodies.All.Where(body => !MeansSomething(door, body)))
                await Refused(client, HttpMethod.Post, door, new StringContent(body, Encoding.UTF8, "application/json"), $"{door} with {body}");
        (await Version(client)).Should().Be(before);
    }

    [Fact]
    public async Task Wrong_types_and_huge_bodies_are_refused()
    {
        using var client = world.Hall.Client("demo-counter");
        var before = await Version(client);
        var many = JsonSerializer.Serialize(new { procedures = Enumerable.Repeat("J10", 10_000) });
        await Refused(client, HttpMethod.Post, Doors[0], new StringContent(many, Encoding.UTF8, "application/json"), "10,000 procedures");
        var deep = new string('[', 5_000) + new string(']', 5_000);
        await Refused(client, HttpMethod.Post, Doors[0], new StringContent(deep, Encoding.UTF8, "application/json"), "a deep body");
        await Refused(client, HttpMethod.Post, Doors[0], new ByteArrayContent(new byte[2_000_000]) { Headers = { ContentType = new("application/json") } }, "two megabytes");
        await Refused(client, HttpMethod.Post, Doors[0], new StringContent("<procedures/>", Encoding.UTF8, "application/xml"), "XML");
        await Refused(client, HttpMethod.Post, Doors[0], new ByteArrayContent([0xff, 0xfe, 0x00, 0xd8]) { Headers = { ContentType = new("application/json") } }, "no UTF-8");
        (await Version(client)).Should().Be(before);
    }

    [Theory]
    [InlineData("/api/v1/sites/nowhere/board", 404)]
    [InlineData("/api/v1/sites/honchosha%01/board", 404)]
    [InlineData("/api/v1/sites/..%2f..%2fetc/board", 404)]
    [InlineData("/api/v1/sites/honchosha/procedures?lang=xx", 400)]
    [InlineData("/api/v1/sites/honchosha/tickets/not-a-guid", 404)]
    [InlineData("/api/v1/sites/honchosha/tickets/018f0000-0000-7000-8000-000000000001", 404)]
    [InlineData("/api/v1/sites/nowhere/counters", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/signage/session?display=nowhere.lobby", 404)]
    [InlineData("/signage/session?display=%00", 400)]
    [InlineData("/signage/session", 400)]
    public async Task Unknown_places_are_said_to_be_unknown(string path, int status)
    {
        using var client = world.Hall.Client("demo-counter");
        await Refused(client, HttpMethod.Get, path, null, path, status);
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("from=2026-04-02&to=2026-04-01")]
    [InlineData("from=0001-01-01&to=9999-12-31")]
    [InlineData("by=name")]
    public async Task Statistics_say_what_they_cannot_read(string query)
    {
        using var client = world.Hall.Client("demo-admin");
        await Refused(client, HttpMethod.Get, $"{Site}/statistics?{query}", null, query, 400);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("wrong", 401)]
    [InlineData("demo-kiosk", 403)]
    [InlineData("demo-admin", 403)]
    public async Task Keys_of_others_open_no_counter(string? key, int status)
    {
        using var client = world.Hall.Client(key);
        foreach (var door in Doors.Where(door => door.Contains("/counters/", StringComparison.Ordinal)))
            await Refused(client, HttpMethod.Post, door, null, $"{key} at {door}", status);
    }

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("018f0000-0000-7000-8000-000000000001, 018f0000-0000-7000-8000-000000000002")]
    [InlineData("{018f0000-0000-7000-8000-000000000001}")]
    public async Task A_forged_idempotency_key_is_refused(string key)
    {
        using var client = world.Hall.Client("demo-counter");
        var before = await Version(client);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Doors[0], UriKind.Relative)) { Content = new StringContent("{\"procedures\":[\"J10\"]}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await Version(client)).Should().Be(before);
    }

    [Fact]
    public async Task Hubs_refuse_strangers_and_explain_garbage()
    {
        await using (var stranger = Hub("kiosk", "demo-counter"))
            await stranger.Invoking(hub => hub.StartAsync()).Should().ThrowAsync<HttpRequestException>();
        await using (var nobody = Hub("signage", "dsp_forged"))
            await nobody.Invoking(hub => hub.StartAsync()).Should().ThrowAsync<HttpRequestException>();
        await using var kiosk = Hub("kiosk", "demo-kiosk");
        await kiosk.StartAsync();
        (await kiosk.InvokeAsync<HubReply<SiteCatalogue>>("Hello", new KioskHello("nowhere", "k", "1", default))).Refused!.Code.Should().Be("unknown-site");
        (await kiosk.InvokeAsync<HubReply<SiteCatalogue>>("Hello", new KioskHello("honchosha", new string('k', 1000), "1", default))).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.InvokeAsync<HubReply<IssuedTicket>>("Issue", "honchosha", Guid.Empty, new IssueTicketRequest(["J10"]))).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.InvokeAsync<HubReply<IssuedTicket>>("Issue", "honchosha", Guid.NewGuid(), new IssueTicketRequest([.. Enumerable.Repeat("J10", 5000)]))).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.InvokeAsync<HubReply<IssuedTicket>>("Issue", "honchosha", Guid.NewGuid(), new IssueTicketRequest(null))).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.InvokeAsync<HubReply<IssuedTicket>>("CheckIn", "honchosha", Guid.NewGuid(), new CheckInRequest("\u0000\u0001"))).Refused!.Code.Should().Be("unreadable-request");
        var today = new DateOnly(2026, 4, 1);
        foreach (var lease in (LeaseOfflineRequest?[])[null, new("", Guid.NewGuid(), today), new("k\u0001", Guid.NewGuid(), today), new(new string('k', 5000), Guid.NewGuid(), today), new("k", Guid.Empty, today), new("k", Guid.NewGuid(), today.AddDays(-1)), new("k", Guid.NewGuid(), DateOnly.MaxValue), new("k", Guid.NewGuid(), DateOnly.MinValue)])
            (await kiosk.InvokeAsync<HubReply<OfflineNumbers>>("LeaseOfflineNumbers", "honchosha", Guid.NewGuid(), lease)).Refused!.Code.Should().Be("unreadable-request", $"{lease}");
        (await kiosk.InvokeAsync<HubReply<OfflineNumbers>>("LeaseOfflineNumbers", "honchosha", Guid.Empty, new LeaseOfflineRequest("k", Guid.NewGuid(), today))).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.InvokeAsync<HubReply<OfflineNumbers>>("LeaseOfflineNumbers", "nowhere", Guid.NewGuid(), new LeaseOfflineRequest("k", Guid.NewGuid(), today))).Refused!.Code.Should().Be("unknown-site");
        var right = new RecordOfflineRequest("k", Guid.NewGuid(), today, "A800", new string('A', 22), DateTimeOffset.MinValue, ["J10"]);
        foreach (var record in (RecordOfflineRequest?[])[null, right with { Kiosk = "" }, right with { Installation = Guid.Empty }, right with { BusinessDate = DateOnly.MaxValue }, right with { BusinessDate = DateOnly.MinValue }, right with { Number = "" }, right with { Number = "\ud800" }, right with { Number = new string('9', 4000) }, right with { StatusToken = "short" }, right with { StatusToken = new string('<', 22) }, right with { Procedures = null }, right with { Procedures = [] }, right with { Procedures = [.. Enumerable.Repeat("J10", 5000)] }, right with { Procedures = ["<script>"] }, right with { Language = "xx" }, right with { Persons = 1_000_000 }])
            (await kiosk.InvokeAsync<HubReply<RecordedTicket>>("RecordOffline", "honchosha", Guid.NewGuid(), record)).Refused!.Code.Should().Be("unreadable-request", $"{record}");
        (await kiosk.InvokeAsync<HubReply<RecordedTicket>>("RecordOffline", "honchosha", Guid.Empty, right)).Refused!.Code.Should().Be("unreadable-request");
        (await kiosk.InvokeAsync<HubReply<RecordedTicket>>("RecordOffline", "honchosha", Guid.NewGuid(), right)).Refused!.Code.Should().Be("offline-number-not-leased");
        await kiosk.InvokeAsync<ServerClock>("Ping", DateTimeOffset.MaxValue);
        await kiosk.Invoking(hub => hub.InvokeAsync("RecordOffline", 1, "x", null)).Should().ThrowAsync<HubException>();
        await kiosk.Invoking(hub => hub.InvokeAsync("Issue", 1, "x", null)).Should().ThrowAsync<HubException>();
        await kiosk.Invoking(hub => hub.InvokeAsync("DropEverything")).Should().ThrowAsync<HubException>();
        await kiosk.Invoking(hub => hub.InvokeAsync("ReportPrinter", new PrinterReport(new string('x', 5000), null))).Should().ThrowAsync<HubException>();
    }

    HubConnection Hub(string name, string key) => new HubConnectionBuilder()
        .WithUrl(new Uri(world.Hall.Url, $"/hubs/{name}"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(key))
        .Build();

    /// <summary>What a body by chance asks properly is not garbage.</summary>
    static bool MeansSomething(string door, string body) =>
        door.EndsWith("/open", StringComparison.Ordinal) || door.EndsWith("/priority", StringComparison.Ordinal)
            ? !body.Contains("categories", StringComparison.Ordinal)
            : door.EndsWith("/stop", StringComparison.Ordinal) || door.EndsWith("/resume", StringComparison.Ordinal) || door.EndsWith("/close", StringComparison.Ordinal)
                || door.EndsWith("/call-next", StringComparison.Ordinal) || body.Contains("\"procedures\":[\"J10\"],\"priority\":true", StringComparison.Ordinal);

    static async Task<long> Version(HttpClient client)
    {
        var board = await client.GetStringAsync(new Uri($"{Site}/board", UriKind.Relative));
        return JsonDocument.Parse(board).RootElement.GetProperty("version").GetInt64();
    }

    static async Task Refused(HttpClient client, HttpMethod method, string path, HttpContent? body, string what, int? status = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        HttpResponseMessage answer;
        try
        {
            answer = await client.SendAsync(request);
        }
        catch (HttpRequestException cut) when (body is ByteArrayContent && cut.InnerException is IOException)
        {
            // A body that is far too large may be cut off before it is all sent; nothing was read of it.
            return;
        }
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            if (status is { } expected)
                ((int)answer.StatusCode).Should().Be(expected, $"{what}: {text}");
            else
                ((int)answer.StatusCode).Should().BeInRange(400, 499, $"{what}: {text}");
            answer.Content.Headers.ContentType.Should().BeEquivalentTo(new MediaTypeHeaderValue("application/problem+json"), options => options.Including(type => type.MediaType), what);
            text.Should().Contain("urn:madoguchi:refusal:", what);
        }
    }
}
