using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Link;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Tests.Platform;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>Outside nobody knows who has come: a reservation may be moved after its check-in, and is used up all the same.</summary>
public sealed class A_reservation_is_used_once : IAsyncLifetime
{
    const string Site = "honchosha", Code = "ABCD2345";
    static readonly DateTimeOffset Today = new(2026, 4, 1, 9, 30, 0, TimeSpan.FromHours(9));

    readonly RunningServer _hall = new() { More = ["--Madoguchi:Clock", At(Today)] };
    long _sequence;

    public Task InitializeAsync() => _hall.InitializeAsync();

    public Task DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Moved_to_another_day_after_its_check_in_it_draws_no_second_ticket()
    {
        await Booked(Today);
        (await CheckIn()).Status.Should().Be(HttpStatusCode.Created);
        await Booked(Today.AddDays(1));

        await _hall.Restart("--Madoguchi:Clock", At(Today.AddDays(1)));
        var (status, problem) = await CheckIn();

        status.Should().Be(HttpStatusCode.Conflict);
        problem!.Type.Should().Be("urn:madoguchi:refusal:reservation-used");
        problem.Detail.Should().Contain("4月1日に受付が済んでいます");
        await Booked(Today.AddDays(1).AddHours(1));
        (await CheckIn()).Problem!.Type.Should().EndWith(":reservation-used", "moved once more it is no fresher");
    }

    [Fact]
    public async Task A_check_in_that_came_to_nothing_leaves_it_good_for_the_day_to_which_it_is_moved()
    {
        await _hall.Restart("--Madoguchi:Clock", At(Today.AddHours(8)));
        await Booked(Today);
        (await CheckIn()).Problem!.Type.Should().EndWith(":site-closed");
        await Booked(Today.AddDays(1));

        await _hall.Restart("--Madoguchi:Clock", At(Today.AddDays(1)));

        (await CheckIn()).Status.Should().Be(HttpStatusCode.Created);
        (await CheckIn()).Problem!.Type.Should().EndWith(":reservation-used");
    }

    [Fact]
    public async Task By_telephone_it_is_neither_moved_nor_cancelled_once_its_holder_has_come()
    {
        await Booked(Today.AddHours(1));
        var desk = _hall.Services.GetRequiredService<PhoneBookings>();
        StaffMove move = new(Code, Today.AddHours(1), Today.AddDays(1));
        (await desk.Move(move, "clerk@kokubunji.example")).Refused!.Code.Should().Be(StaffRefusals.LineDown);
        await CheckIn();

        var moved = await desk.Move(move, "clerk@kokubunji.example");
        var cancelled = await desk.Cancel(new(Code, Today.AddHours(1)), "clerk@kokubunji.example");

        moved.Refused!.Code.Should().Be("reservation-used").And.Be(cancelled.Refused!.Code);
        moved.Refused.Message.Should().Contain("受付が済んでいます");
        (await _hall.Services.GetRequiredService<StaffBookingRecord>().Newest(1, default)).Single().Outcome.Should().Be("reservation-used");
    }

    Task Booked(DateTimeOffset slot)
    {
        _sequence++;
        return _hall.Services.GetRequiredService<IBookings>().Store(
            [new(_sequence, Code, Site, slot, 30, ["J10"], "国分 花子", "コクブ ハナコ", "0423250111", null, "ja", false, Today.AddDays(-7))], _sequence, CancellationToken.None);
    }

    async Task<(HttpStatusCode Status, ProblemDetails? Problem)> CheckIn()
    {
        using var desk = _hall.Client("demo-counter");
        using var answer = await CityHall.Post(desk, $"/api/v1/sites/{Site}/check-ins", new CheckInRequest(Code));
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : await answer.Content.ReadFromJsonAsync<ProblemDetails>());
    }

    static string At(DateTimeOffset clock) => clock.ToString("yyyy-MM-ddTHH:mmzzz", System.Globalization.CultureInfo.InvariantCulture);
}
