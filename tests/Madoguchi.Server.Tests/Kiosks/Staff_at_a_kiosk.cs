using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Tests.Offline;
using Madoguchi.Server.Tests.Races;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Madoguchi.Server.Tests.Kiosks;

/// <summary>What the weakest key of the house may do for staff, and what not.</summary>
public sealed class Staff_at_a_kiosk : IAsyncLifetime
{
    const string Site = "/api/v1/sites/honchosha";

    CityHall _hall = null!;
    KioskLine _kiosk = null!;
    HttpClient _clerk = null!;

    public async Task InitializeAsync()
    {
        _hall = await CityHall.Open();
        _kiosk = await KioskLine.Dial(_hall, "kiosk-1");
        _clerk = _hall.Client("demo-counter");
    }

    public async Task DisposeAsync()
    {
        _clerk.Dispose();
        await _kiosk.DisposeAsync();
        await _hall.DisposeAsync();
    }

    [Fact]
    public async Task A_category_ends_and_goes_on_and_the_same_command_twice_is_one()
    {
        var id = Guid.NewGuid();
        foreach (var _ in Enumerable.Range(0, 2))
            (await Do<CategoryIssuing>(nameof(IKioskHub.StopIssuing), id, "A")).Value.Should().Be(new CategoryIssuing("A", false));
        (await _kiosk.Issue(Guid.NewGuid())).Refused!.Code.Should().Be("issuing-stopped");
        (await Do<CategoryIssuing>(nameof(IKioskHub.ResumeIssuing), Guid.NewGuid(), "A")).Value.Should().Be(new CategoryIssuing("A", true));
        (await _kiosk.Issue(Guid.NewGuid())).Value.Should().NotBeNull();
        (await Do<CategoryIssuing>(nameof(IKioskHub.StopIssuing), Guid.NewGuid(), "Z")).Refused!.Code.Should().Be("unknown-category");
    }

    [Fact]
    public async Task A_ticket_is_cancelled_by_its_id_while_no_clerk_has_it()
    {
        var wish = Guid.NewGuid();
        var ticket = (await _kiosk.Issue(wish)).Value!;
        (await Do<CancelledTicket>(nameof(IKioskHub.Cancel), Guid.NewGuid(), wish)).Value.Should().Be(new CancelledTicket(wish, ticket.Number));
        (await Do<CancelledTicket>(nameof(IKioskHub.Cancel), Guid.NewGuid(), wish)).Refused!.Code.Should().Be("ticket-finished");
        (await Do<CancelledTicket>(nameof(IKioskHub.Cancel), Guid.NewGuid(), Guid.NewGuid())).Refused!.Code.Should().Be("unknown-ticket");

        var other = await A_busy_morning.Issue(_clerk, "J10");
        (await CityHall.Post(_clerk, $"{Site}/counters/2/open", null)).EnsureSuccessStatusCode();
        (await CityHall.Post(_clerk, $"{Site}/counters/2/call-next", null)).EnsureSuccessStatusCode();
        (await Do<CancelledTicket>(nameof(IKioskHub.Cancel), Guid.NewGuid(), other.TicketId)).Refused!.Code.Should().Be("ticket-at-counter");
        (await _clerk.GetFromJsonAsync<TicketDetails>(new Uri($"{Site}/tickets/{other.TicketId}", UriKind.Relative)))!.Legs[0].State.Should().Be(LegStates.Called);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AB")]
    [InlineData("\u0000")]
    [InlineData(null)]
    public async Task What_is_no_category_changes_nothing(string? category)
    {
        (await Do<CategoryIssuing>(nameof(IKioskHub.StopIssuing), Guid.NewGuid(), category)).Refused.Should().NotBeNull();
        (await Do<CategoryIssuing>(nameof(IKioskHub.StopIssuing), Guid.Empty, "A")).Refused!.Code.Should().Be("unreadable-request");
        (await _kiosk.Issue(Guid.NewGuid())).Value.Should().NotBeNull();
    }

    Task<HubReply<T>> Do<T>(string method, Guid id, object? what)
        where T : class => _kiosk.Hub.InvokeAsync<HubReply<T>>(method, "honchosha", id, what);
}
