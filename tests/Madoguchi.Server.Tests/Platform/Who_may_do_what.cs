using System.Net;
using FluentAssertions;
using Madoguchi.Server.Persistence.Keys;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Platform;

[Collection(RunningServer.Shared)]
public sealed class Who_may_do_what(RunningServer server)
{
    [Theory]
    [InlineData("demo-kiosk", "/api/probe/kiosk")]
    [InlineData("demo-counter", "/api/probe/counter")]
    [InlineData("demo-admin", "/api/probe/admin")]
    [InlineData("demo-kiosk", "/api/probe/tickets/honchosha")]
    [InlineData("demo-counter", "/api/probe/tickets/honchosha")]
    public async Task A_key_opens_what_its_role_is_for(string key, string path) =>
        (await server.Client(key).GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.OK);

    [Theory]
    [InlineData("demo-kiosk", "/api/probe/counter")]
    [InlineData("demo-kiosk", "/api/probe/admin")]
    [InlineData("demo-counter", "/api/probe/admin")]
    [InlineData("demo-admin", "/api/probe/tickets/honchosha")]
    public async Task A_key_of_another_role_is_forbidden(string key, string path) =>
        await (await server.Client(key).GetAsync(path)).ShouldBeRefused(HttpStatusCode.Forbidden, "forbidden");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("DEMO-KIOSK")]
    public async Task Without_a_valid_key_nothing_opens(string? key)
    {
        var client = server.Client();
        if (key is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        var answer = await client.GetAsync("/api/probe/kiosk");
        await answer.ShouldBeRefused(HttpStatusCode.Unauthorized, "unauthenticated");
        answer.Headers.WwwAuthenticate.Single().Scheme.Should().Be("Bearer");
    }

    [Fact]
    public async Task An_address_may_carry_a_key_for_hubs_only()
    {
        var key = await NewKey("board", "display", null);
        (await server.Client().GetAsync($"/hubs/probe?access_token={key}")).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await server.Client().GetAsync("/api/probe/kiosk?access_token=demo-kiosk")).ShouldBeRefused(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_key_of_one_site_speaks_about_that_site_only()
    {
        var client = server.Client(await NewKey("corner", "kiosk", "kokubunji-eki"));
        (await client.GetAsync("/api/probe/tickets/kokubunji-eki")).StatusCode.Should().Be(HttpStatusCode.OK);
        await (await client.GetAsync("/api/probe/tickets/honchosha")).ShouldBeRefused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_revoked_key_stops_working_within_seconds()
    {
        var client = server.Client(await NewKey("stolen", "kiosk", null));
        (await client.GetAsync("/api/probe/kiosk")).StatusCode.Should().Be(HttpStatusCode.OK);
        await server.Command("keys", "revoke", "stolen");
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(6);
        while ((await client.GetAsync("/api/probe/kiosk")).StatusCode is HttpStatusCode.OK)
            TimeProvider.System.GetUtcNow().Should().BeBefore(deadline, "a revoked key must not live on");
    }

    [Fact]
    public async Task The_database_does_not_know_a_key_it_checks()
    {
        var key = await NewKey("secret", "kiosk", null);
        key.Should().StartWith("mdg_").And.HaveLength(47);
        var folder = Path.GetDirectoryName(server.Database["sqlite:".Length..])!;
        foreach (var file in Directory.GetFiles(folder, "*.db*"))
            System.Text.Encoding.Latin1.GetString(await ReadAll(file)).Should().NotContain(key);
    }

    async Task<string> NewKey(string name, string role, string? site)
    {
        var secret = ApiKey.NewSecret();
        await server.Services.GetRequiredService<ApiKeyStore>().Add(name, role, site, secret, default);
        return secret;
    }

    static async Task<byte[]> ReadAll(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
