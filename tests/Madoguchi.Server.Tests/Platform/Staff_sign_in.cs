using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.Server.Persistence;
using Madoguchi.TestKit.Programs;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Platform;

[Collection(RunningServer.Shared)]
public sealed partial class Staff_sign_in(RunningServer server) : IDisposable
{
    const string Clerk = "clerk@kokubunji.example", Admin = "admin@kokubunji.example", Password = "Madoguchi-2026!";

    readonly Browser _browser = new(server.Address);

    [Fact]
    public async Task An_administrator_gets_in_with_password_and_code()
    {
        (await _browser.Get("/probe/admin")).Headers.Location!.PathAndQuery.Should().Be("/staff/sign-in?returnUrl=%2Fprobe%2Fadmin");
        (await SignIn(Admin, Password, Totp.Now())).Headers.Location!.ToString().Should().Be("/probe/admin");
        (await (await _browser.Get("/probe/admin")).Content.ReadAsStringAsync()).Should().Be("管理 太郎");
        (await _browser.Get("/counter/probe")).StatusCode.Should().Be(HttpStatusCode.OK, "an administrator may serve too");
        (await _browser.Get("/api/probe/counter")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_clerk_serves_but_does_not_administrate()
    {
        await SignIn(Clerk, Password, Totp.Now());
        (await _browser.Get("/counter/probe")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await _browser.Get("/probe/admin")).Headers.Location!.AbsolutePath.Should().Be("/staff/denied");
        await (await _browser.Get("/api/probe/admin")).ShouldBeRefused(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        (await EnterPassword(Admin, Password)).Headers.Location!.ToString().Should().StartWith("/staff/sign-in/code");
        (await _browser.Get("/probe/admin")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await _browser.Post("/staff/sign-in/code", ("code", "000000"))).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await _browser.Get("/probe/admin")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_code_alone_opens_nothing() =>
        (await _browser.Get("/staff/sign-in/code")).Headers.Location!.ToString().Should().StartWith("/staff/sign-in?");

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_must_wait()
    {
        await using (var scope = server.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<StaffStore>().Add("forgetful@kokubunji.example", "忘 れる", StaffStore.Clerk, Password, "JBSWY3DPEHPK3PXP", default);
        for (var i = 0; i < 5; i++)
            (await EnterPassword("forgetful@kokubunji.example", "wrong-password-1A!")).StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        var page = await (await EnterPassword("forgetful@kokubunji.example", Password)).Content.ReadAsStringAsync();
        page.Should().Contain("15分間");
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_look_the_same()
    {
        var unknown = await (await EnterPassword("nobody@kokubunji.example", Password)).Content.ReadAsStringAsync();
        unknown.Should().Contain("メールアドレスまたはパスワードが違います。");
        (await (await EnterPassword(Clerk, "wrong-password-1A!")).Content.ReadAsStringAsync()).Should().Contain("メールアドレスまたはパスワードが違います。");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\nb")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string returnUrl) =>
        (await SignIn(Admin, Password, Totp.Now(), returnUrl)).Headers.Location!.ToString().Should().Be("/");

    [Fact]
    public async Task Who_signed_out_is_out()
    {
        await SignIn(Admin, Password, Totp.Now());
        await _browser.Get("/staff/denied");
        (await _browser.Post("/staff/sign-out")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await _browser.Get("/probe/admin")).StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_not_taken()
    {
        using var client = server.Client();
        var answer = await client.PostAsync("/staff/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["mail"] = Admin, ["password"] = Password }));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_not_for_scripts()
    {
        var cookie = (await SignIn(Admin, Password, Totp.Now())).Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("madoguchi.staff=", StringComparison.Ordinal));
        cookie.Should().Contain("samesite=strict").And.Contain("httponly");
    }

    public void Dispose() => _browser.Dispose();

    async Task<HttpResponseMessage> EnterPassword(string mail, string password, string returnUrl = "/probe/admin")
    {
        await _browser.Get($"/staff/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        return await _browser.Post("/staff/sign-in", ("mail", mail), ("password", password));
    }

    async Task<HttpResponseMessage> SignIn(string mail, string password, string code, string returnUrl = "/probe/admin")
    {
        var next = await EnterPassword(mail, password, returnUrl);
        await _browser.Get(next.Headers.Location!.ToString());
        return await _browser.Post("/staff/sign-in/code", ("code", code));
    }

    /// <summary>Cookies, hidden fields and no JavaScript.</summary>
    sealed partial class Browser(Uri address) : IDisposable
    {
        readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = address };
        Dictionary<string, string> _hidden = [];

        public async Task<HttpResponseMessage> Get(string path) => await Seen(await _client.GetAsync(path));

        public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) => await Seen(await _client.PostAsync(
            path, new FormUrlEncodedContent([.. _hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))])));

        public void Dispose() => _client.Dispose();

        async Task<HttpResponseMessage> Seen(HttpResponseMessage answer)
        {
            var page = await answer.Content.ReadAsStringAsync();
            if (page.Contains("<form", StringComparison.Ordinal))
                _hidden = Hidden().Matches(page).ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
            return answer;
        }

        [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
        private static partial Regex Hidden();
    }
}
