using System.Net;
using System.Net.Http.Json;
using System.Text;
using FluentAssertions;
using Xunit;

namespace Madoguchi.Server.Tests.Platform;

[Collection(RunningServer.Shared)]
public sealed class Everything_refused_is_explained(RunningServer server)
{
    readonly HttpClient _client = server.Client();

    [Theory]
    [InlineData("{", "行目")]
    [InlineData("{\"procedures\":\"J10\",\"count\":1}", "$.procedures")]
    [InlineData("{\"procedures\":[],\"count\":\"many\"}", "$.count")]
    [InlineData("{\"procedures\":[],\"count\":1,\"count\":2}", "行目")]
    [InlineData("{\"procedures\":null,\"count\":1}", "procedures")]
    [InlineData("[]", "行目")]
    [InlineData("", "本文")]
    [InlineData("null", "本文")]
    public async Task A_body_that_cannot_be_read_is_answered_with_where_it_breaks(string body, string where)
    {
        var answer = await _client.PostAsync("/api/probe/body", new StringContent(body, Encoding.UTF8, "application/json"));
        (await answer.ShouldBeRefused(HttpStatusCode.BadRequest, "unreadable-request")).Should().Contain(where);
    }

    [Fact]
    public async Task A_body_that_is_not_text_is_no_server_error()
    {
        var answer = await _client.PostAsync("/api/probe/body", new ByteArrayContent([0xff, 0xfe, 0, 0x80]) { Headers = { ContentType = new("application/json") } });
        await answer.ShouldBeRefused(HttpStatusCode.BadRequest, "unreadable-request");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_64_KB_is_too_large(bool saysItsLength)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"procedures":["{{new string('J', 70_000)}}"],"count":1}""");
        HttpContent content = saysItsLength ? new ByteArrayContent(body) : new StreamContent(new Unsized(body));
        content.Headers.ContentType = new("application/json");
        await (await _client.PostAsync("/api/probe/body", content)).ShouldBeRefused(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
    }

    [Fact]
    public async Task Another_format_than_JSON_is_not_taken() =>
        await (await _client.PostAsync("/api/probe/body", new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded")))
            .ShouldBeRefused(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

    [Theory]
    [InlineData("/api/nothing")]
    [InlineData("/api/probe/number/x")]
    [InlineData("/api/probe/number/99999999999")]
    [InlineData("/open/nothing.json")]
    public async Task An_address_that_leads_nowhere_is_not_found(string path) =>
        await (await _client.GetAsync(path)).ShouldBeRefused(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task A_method_that_is_not_there_is_told_apart_from_an_address_that_is_not_there() =>
        await (await _client.DeleteAsync("/api/probe/number/1")).ShouldBeRefused(HttpStatusCode.MethodNotAllowed, "method-not-allowed");

    [Fact]
    public async Task A_value_that_cannot_be_read_is_named()
    {
        var answer = await _client.GetAsync("/api/probe/guid?id=nonsense");
        (await answer.ShouldBeRefused(HttpStatusCode.BadRequest, "unreadable-request")).Should().Contain("「id」");
    }

    [Fact]
    public async Task A_rule_that_says_no_is_a_conflict() =>
        (await (await _client.GetAsync("/api/probe/refused")).ShouldBeRefused(HttpStatusCode.Conflict, "counter-closed")).Should().Be("2番窓口は開いていません。");

    [Fact]
    public async Task A_mistake_of_ours_is_not_shown() =>
        (await (await _client.GetAsync("/api/probe/bug")).ShouldBeRefused(HttpStatusCode.InternalServerError, "internal-error")).Should().NotContain("secret");

    [Fact]
    public async Task When_nothing_can_be_written_the_caller_is_told_when_to_try_again()
    {
        var answer = await _client.GetAsync("/api/probe/ledger");
        await answer.ShouldBeRefused(HttpStatusCode.ServiceUnavailable, "busy");
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_asks_too_often_is_asked_to_wait()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => _client.GetAsync("/api/probe/public")));
        var refused = answers.First(answer => !answer.IsSuccessStatusCode);
        await refused.ShouldBeRefused(HttpStatusCode.TooManyRequests, "too-many-requests");
        refused.Headers.RetryAfter.Should().NotBeNull();
    }

    [Fact]
    public async Task Every_answer_carries_the_strict_policy()
    {
        foreach (var path in (string[])["/staff/sign-in", "/api/nothing", "/api-docs", "/health/live", "/api/probe/bug"])
        {
            var headers = (await _client.GetAsync(path)).Headers;
            headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'self'; script-src 'self'; style-src 'self';").And.NotContain("unsafe");
            headers.GetValues("X-Content-Type-Options").Single().Should().Be("nosniff");
        }
    }

    [Fact]
    public async Task The_API_describes_itself()
    {
        (await _client.GetFromJsonAsync<Dictionary<string, object>>("/openapi/v1.json"))!["openapi"].ToString().Should().StartWith("3.");
        (await _client.GetStringAsync("/api-docs")).Should().Contain("/api/probe/body").And.NotContain("<script").And.NotContain("style=");
    }

    [Fact]
    public async Task It_says_that_it_is_alive_and_ready()
    {
        (await _client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _client.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
