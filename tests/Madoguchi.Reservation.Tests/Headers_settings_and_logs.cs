using System.Diagnostics;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Reservation.Platform;
using Madoguchi.TestKit.Programs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Reservation.Tests;

public class Headers_settings_and_logs
{
    [Fact]
    public async Task Every_page_has_the_strict_policy_and_is_kept_by_no_cache()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 2, 2));
        using var http = new HttpClient { BaseAddress = site.Address };

        foreach (var page in new[] { "/", "/book/honchosha", "/book/honchosha/day?p=J10", "/guide", "/now", "/privacy", "/r", "/t/x", "/nothing" })
        {
            using var response = await http.GetAsync(new Uri(page, UriKind.Relative));
            response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("script-src 'self'").And.NotContain("unsafe");
            response.Headers.GetValues("X-Content-Type-Options").Single().Should().Be("nosniff");
            response.Headers.GetValues("Referrer-Policy").Single().Should().Be("same-origin", "addresses hold codes and tokens");
            response.Headers.GetValues("Permissions-Policy").Single().Should().Be("camera=(), microphone=(), geolocation=()");
            response.Headers.Contains("Strict-Transport-Security").Should().BeFalse("it came by plain HTTP");
            response.Headers.CacheControl!.NoStore.Should().BeTrue();
            (await response.Content.ReadAsStringAsync()).Should().NotContain(" style=").And.NotContain("<style").And.NotContain("https://");
        }
        foreach (var health in new[] { "/health/live", "/health/ready" })
            (await http.GetAsync(new Uri(health, UriKind.Relative))).IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task Who_came_by_https_comes_by_https_again_and_only_a_known_proxy_says_how_somebody_came()
    {
        await using var behind = await Site.Behind(new TurnedClock(Site.Morning), []);
        await using var open = await Site.Start();

        (await Told(behind, "https")).Should().Equal("max-age=31536000");
        (await Told(behind, "http")).Should().BeEmpty();
        (await Told(open, "https")).Should().BeEmpty("anybody can say so");

        static async Task<IEnumerable<string>> Told(Site site, string scheme)
        {
            using var http = new HttpClient { BaseAddress = site.Address };
            http.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
            using var response = await http.GetAsync(new Uri("/r", UriKind.Relative));
            return response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values : [];
        }
    }

    [Fact]
    public async Task Asking_whether_it_is_ready_a_hundred_times_writes_hardly_more_than_once()
    {
        await using var site = await Site.Start();
        using var http = new HttpClient { BaseAddress = site.Address };
        var writer = site.Services.GetRequiredService<Persistence.Writer>();
        var before = writer.Commits;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => http.GetAsync(new Uri("/health/ready", UriKind.Relative))));

        (writer.Commits - before).Should().BeInRange(1, 50, "besides what the program writes by itself at its start");
        before = writer.Commits;
        await Eventually.Is(async () =>
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode && writer.Commits > before;
        }, "what was true a second ago is asked again");
    }

    [Theory]
    [InlineData("Madoguchi:Booking:PerClient", "-1", "MADOGUCHI__BOOKING__PERCLIENT")]
    [InlineData("Madoguchi:Booking:PerContact", "1001", "MADOGUCHI__BOOKING__PERCONTACT")]
    [InlineData("Madoguchi:Database", "mysql:x", "MADOGUCHI__DATABASE")]
    [InlineData("Madoguchi:Database", "sqlite:", "MADOGUCHI__DATABASE")]
    [InlineData("Madoguchi:Link:Key", "short", "MADOGUCHI__LINK__KEY")]
    [InlineData("Madoguchi:Clock", "tomorrow", "MADOGUCHI__CLOCK")]
    [InlineData("Madoguchi:Proxies", "proxy.local", "MADOGUCHI__PROXIES")]
    [InlineData("Madoguchi:KeepDays", "-1", "MADOGUCHI__KEEPDAYS")]
    public void A_wrong_setting_is_named_in_one_sentence(string key, string value, string named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();

        var wrong = FluentActions.Invoking(() => ReservationSettings.Read(configuration)).Should().Throw<SettingException>().Which;

        wrong.Message.Should().StartWith(named).And.Contain("must be").And.NotContain("\n");
    }

    [Fact]
    public void A_database_password_is_never_repeated()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Madoguchi:Database", "Server=x;Password=secret")]).Build();
        FluentActions.Invoking(() => ReservationSettings.Read(configuration)).Should().Throw<SettingException>().Which.Message.Should().NotContain("secret");
    }

    [Fact]
    public async Task The_program_ends_with_one_sentence_on_a_wrong_setting()
    {
        using var program = Process.Start(Program("--Madoguchi:Clock=tomorrow"))!;
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();

        program.ExitCode.Should().Be(1);
        error.Trim().Split('\n').Should().ContainSingle().Which.Should().StartWith("MADOGUCHI__CLOCK");
    }

    [Fact]
    public async Task Its_logs_hold_no_name_contact_code_or_token()
    {
        var folder = Directory.CreateTempSubdirectory("madoguchi-logs-").FullName;
        using var program = Process.Start(Program(
            $"--Madoguchi:Database=sqlite:{folder}/r.db", $"--Madoguchi:Link:Key={Site.Key}", $"--Madoguchi:Clock={Site.Morning:yyyy-MM-ddTHH:mmzzz}", "--urls", "http://127.0.0.1:0"))!;
        var lines = new List<string>();
        Uri? address = null;
        while (address is null && await program.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Contains("\"Addresses\":\"", StringComparison.Ordinal))
                address = new(line.Split("\"Addresses\":\"")[1].Split('"')[0]);
        }
        await using (var cityHall = new HubConnectionBuilder().WithUrl(new Uri(address!, "/link"), o => o.AccessTokenProvider = () => Task.FromResult<string?>(Site.Key)).Build())
        {
            await cityHall.StartAsync();
            await cityHall.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("test", Site.Morning));
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1, OutsideMaster.Slots(Site.Morning.AddHours(1), 2, 2)));
        }
        using var browser = new BookingBrowser(address!);
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako with { Mail = "hanako@example.jp" });
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "9999"));
        await browser.Get("/t/tokentokentokentoken22");
        await browser.Post("/r", [new("code", booked.Code)]);

        program.Kill();
        lines.Add(await program.StandardOutput.ReadToEndAsync());
        await program.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);

        var log = string.Join('\n', lines);
        log.Should().Contain("Master data version").And.NotContain("国分 花子").And.NotContain("コクブ").And.NotContain("1234").And.NotContain("hanako")
            .And.NotContain(booked.Code).And.NotContain("tokentoken").And.NotContain(Site.Key);
    }

    static ProcessStartInfo Program(params string[] arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Madoguchi.Reservation.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
}
