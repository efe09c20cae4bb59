using System.Net;
using System.Net.Http.Json;
using System.Text;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Features.Kiosks;
using Madoguchi.Server.Persistence.Keys;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Kiosks;

public sealed class Guessing_codes(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task After_five_wrong_codes_the_right_one_is_not_heard_either()
    {
        var right = await server.Services.GetRequiredService<EnrolmentStore>().Make("honchosha", "guessed", "it@kokubunji.example", default);
        // What cannot be read is refused as such and is no guess.
        foreach (var garbage in (string[])["", "null", "[]", "{\"code\":1}", "{\"code\":\"A\",\"installation\":\"x\"}", "{\"code\":\"AAAAAAAAAA\"}", $"{{\"code\":\"{new string('A', 1000)}\"}}"])
        {
            using var body = new StringContent(garbage, Encoding.UTF8, "application/json");
            await (await server.Client().PostAsync("/api/v1/kiosks/enrol", body)).ShouldBeRefused(HttpStatusCode.BadRequest, "unreadable-request");
        }
        for (var i = 0; i < 5; i++)
            await (await Enrol("AAAAAAAAA" + EnrolmentCode.Alphabet[i])).ShouldBeRefused(HttpStatusCode.NotFound, "enrolment-code-unknown");
        var answer = await Enrol(right!);
        await answer.ShouldBeRefused(HttpStatusCode.TooManyRequests, "too-many-wrong-codes");
        answer.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_silence_doubles_up_to_a_quarter_of_an_hour_and_is_forgotten()
    {
        var clock = new Hands();
        var brake = new EnrolmentBrake(clock);
        for (var i = 0; i < 5; i++)
            brake.Wrong("a");
        brake.ClosedFor("b").Should().BeNull();
        foreach (var minutes in (int[])[1, 2, 4, 8, 15, 15])
        {
            brake.ClosedFor("a").Should().Be(TimeSpan.FromMinutes(minutes));
            clock.Now += TimeSpan.FromMinutes(minutes);
            brake.ClosedFor("a").Should().BeNull();
            brake.Wrong("a");
        }
        clock.Now += TimeSpan.FromMinutes(31);
        brake.Wrong("a");
        brake.ClosedFor("a").Should().BeNull();
    }

    Task<HttpResponseMessage> Enrol(string code) =>
        server.Client().PostAsJsonAsync("/api/v1/kiosks/enrol", new EnrolKioskRequest(code, Guid.NewGuid()));

    sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
