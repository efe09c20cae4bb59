using System.Security.Cryptography;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Tests.Platform;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Kiosks;

/// <summary>The last door at which a code is asked for: something that types fast in place of a kiosk's reader.</summary>
public sealed class Guessing_reservation_codes : IAsyncLifetime
{
    const string Site = "honchosha", Real = "ABCD2345";
    const int Guesses = 10_000, AtOnce = 50;

    readonly RunningServer _server = new() { More = ["--Madoguchi:Clock", "2026-04-01T09:00+09:00"] };

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await _server.Services.GetRequiredService<IBookings>().Store(
            [new(1, Real, Site, new(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9)), 30, ["J10"], "国分 花子", "コクブ　ハナコ", "0423250111", null, "ja", false, new(2026, 3, 30, 9, 0, 0, TimeSpan.FromHours(9)))],
            1, CancellationToken.None);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Ten_thousand_find_nothing_and_are_slowed_and_the_kiosk_beside_goes_on()
    {
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        var answers = new List<string>();
        foreach (var some in Enumerable.Range(0, Guesses).Chunk(AtOnce))
            answers.AddRange((await Task.WhenAll(some.Select(_ => CheckIn(kiosk, RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 8))))).Select(answer => answer.Refused!.Code));
        answers.CountBy(code => code).Should().BeEquivalentTo(new Dictionary<string, int> { ["reservation-unknown"] = 21, ["too-many-codes"] = Guesses - 21 });

        var right = (await CheckIn(kiosk, Real)).Refused!;
        (right.Code, right.Retry).Should().Be(("too-many-codes", false));
        right.Message.Should().Contain("職員に声をかけてください");
        await using var other = await Kiosk.Dial(_server, "entrance-2");
        (await CheckIn(other, Real)).Value.Should().NotBeNull("another kiosk is not closed by it");
    }

    [Fact]
    public async Task Whoever_is_right_is_never_counted()
    {
        await using var kiosk = await Kiosk.Dial(_server, "entrance-1");
        (await CheckIn(kiosk, Real)).Value.Should().NotBeNull();
        for (var again = 0; again < 30; again++)
            (await CheckIn(kiosk, Real)).Refused!.Code.Should().Be("reservation-used");
    }

    static Task<HubReply<IssuedTicket>> CheckIn(Kiosk kiosk, string code) =>
        kiosk.Hub.InvokeAsync<HubReply<IssuedTicket>>(nameof(IKioskHub.CheckIn), Site, Guid.NewGuid(), new CheckInRequest(code));
}
