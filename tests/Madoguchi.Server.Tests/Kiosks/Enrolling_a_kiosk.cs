using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Keys;
using Madoguchi.Server.Tests.Platform;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Kiosks;

public sealed class Enrolling_a_kiosk(RunningServer server) : IClassFixture<RunningServer>
{
    const string Admin = "it@kokubunji.example";

    EnrolmentStore Store => server.Services.GetRequiredService<EnrolmentStore>();

    ApiKeyStore Keys => server.Services.GetRequiredService<ApiKeyStore>();

    [Fact]
    public async Task A_code_becomes_a_key_that_issues_at_its_site_only()
    {
        var kiosk = await Enrolled(await Make("eki-1", "kokubunji-eki"), Guid.NewGuid());
        (kiosk.Site, kiosk.Name).Should().Be(("kokubunji-eki", "eki-1"));
        kiosk.Key.Should().StartWith("mdg_").And.HaveLength(47);
        using var client = server.Client(kiosk.Key);
        (await client.GetAsync("/api/probe/tickets/kokubunji-eki")).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await client.GetAsync("/api/probe/tickets/honchosha")).ShouldBeRefused(HttpStatusCode.Forbidden, "forbidden");
        await (await client.GetAsync("/api/probe/counter")).ShouldBeRefused(HttpStatusCode.Forbidden, "forbidden");
        await (await client.GetAsync("/api/probe/admin")).ShouldBeRefused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_code_is_forgiven_how_it_is_typed()
    {
        var code = await Make("typed");
        var typed = $" {code[..5].ToLowerInvariant()} - {string.Concat(code[5..].Select(letter => (char)(letter - '!' + '！')))} ";
        (await Enrolled(typed, Guid.NewGuid())).Name.Should().Be("typed");
    }

    [Fact]
    public async Task The_same_code_again_is_refused_but_a_lost_answer_is_told_again_to_the_same_installation()
    {
        var (code, installation) = (await Make("once"), Guid.NewGuid());
        var first = await Enrolled(code, installation);
        (await Enrolled(code, installation)).Should().Be(first);
        await (await Enrol(code, Guid.NewGuid())).ShouldBeRefused(HttpStatusCode.Conflict, "enrolment-code-used");
    }

    [Fact]
    public async Task Of_many_who_come_with_one_code_at_once_one_gets_the_key()
    {
        var code = await Make("raced");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Enrol(code, Guid.NewGuid())));
        answers.Count(answer => answer.IsSuccessStatusCode).Should().Be(1);
        foreach (var loser in answers.Where(answer => !answer.IsSuccessStatusCode))
            await loser.ShouldBeRefused(HttpStatusCode.Conflict, "enrolment-code-used");
    }

    [Fact]
    public async Task A_code_dies_after_half_an_hour()
    {
        var ago = TimeProvider.System.GetUtcNow() - EnrolmentStore.Lifetime - TimeSpan.FromSeconds(1);
        var earlier = new EnrolmentStore(server.Services.GetRequiredService<IDbContextFactory<MadoguchiDb>>(), new ShiftedTimeProvider(ago));
        var code = (await earlier.Make("honchosha", "late", Admin, default))!;
        await (await Enrol(code, Guid.NewGuid())).ShouldBeRefused(HttpStatusCode.Conflict, "enrolment-code-expired");
    }

    [Fact]
    public async Task A_newer_code_for_the_same_name_voids_the_older()
    {
        var (older, newer) = (await Make("again"), await Make("again"));
        await (await Enrol(older, Guid.NewGuid())).ShouldBeRefused(HttpStatusCode.NotFound, "enrolment-code-unknown");
        (await Enrolled(newer, Guid.NewGuid())).Name.Should().Be("again");
        (await Store.Make("honchosha", "again", Admin, default)).Should().BeNull("a kiosk has this name");
    }

    [Fact]
    public async Task A_name_that_was_taken_meanwhile_leaves_the_code_unused()
    {
        var code = await Make("meanwhile");
        await Keys.Add("meanwhile", "kiosk", null, ApiKey.NewSecret(), default);
        await (await Enrol(code, Guid.NewGuid())).ShouldBeRefused(HttpStatusCode.Conflict, "kiosk-name-taken");
        await Keys.Revoke("meanwhile", Admin, default);
        (await Enrolled(code, Guid.NewGuid())).Name.Should().Be("meanwhile");
    }

    [Fact]
    public async Task A_revoked_key_loses_the_line_that_stands()
    {
        var kiosk = await Enrolled(await Make("stolen"), Guid.NewGuid());
        await using var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(kiosk.Key)).Build();
        var closed = new TaskCompletionSource();
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        await hub.StartAsync();
        (await hub.InvokeAsync<HubReply<SiteCatalogue>>("Hello", new KioskHello("honchosha", "stolen", "1", TimeProvider.System.GetUtcNow()))).Refused.Should().BeNull();
        await Keys.Revoke("stolen", Admin, default);
        await closed.Task.WaitAsync(Eventually.Patience);
        (await hub.Invoking(line => line.StartAsync()).Should().ThrowAsync<HttpRequestException>()).Which.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await Keys.List(default)).Single(key => key.Name == "stolen").LastContactAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Who_let_it_in_and_who_sent_it_away_is_kept()
    {
        await Enrolled(await Make("kept"), Guid.NewGuid());
        await Keys.Revoke("kept", "other@kokubunji.example", default);
        (await Store.Changes(100, default)).Where(change => change.Name == "kept").Select(change => (change.What, change.Who)).Should().Equal(
            (DeviceChanges.Revoked, "other@kokubunji.example"), (DeviceChanges.Enrolled, Admin), (DeviceChanges.CodeMade, Admin));
    }

    [Fact]
    public async Task Neither_code_nor_key_stands_in_the_database()
    {
        var code = await Make("hidden");
        var kiosk = await Enrolled(code, Guid.NewGuid());
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(server.Database["sqlite:".Length..])!, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            await stream.CopyToAsync(memory);
            System.Text.Encoding.Latin1.GetString(memory.ToArray()).Should().NotContain(code).And.NotContain(kiosk.Key);
        }
    }

    async Task<string> Make(string name, string site = "honchosha") => (await Store.Make(site, name, Admin, default))!;

    async Task<HttpResponseMessage> Enrol(string code, Guid installation) =>
        await server.Client().PostAsJsonAsync("/api/v1/kiosks/enrol", new EnrolKioskRequest(code, installation));

    async Task<EnrolledKiosk> Enrolled(string code, Guid installation)
    {
        var answer = await Enrol(code, installation);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<EnrolledKiosk>())!;
    }
}
