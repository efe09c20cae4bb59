using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using Madoguchi.EscPos.Emulator;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Printing;
using Madoguchi.EscPos.Transport;
using Madoguchi.Kiosk.Tests.World;
using Madoguchi.TestKit.Browser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

[Collection(nameof(Chromium))]
public class The_emulators_page(Chromium chromium) : IAsyncLifetime
{
    readonly WebApplication app = EmulatorProgram.Build("--urls", "http://127.0.0.1:0", "--tcp", "127.0.0.1:0");
    readonly HttpClient client = new();

    EmulatedPrinter Emulated => app.Services.GetRequiredService<EmulatedPrinter>();

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
        using var printer = new Printer(new TcpTransport("127.0.0.1", Emulated.Endpoint.Port), TimeProvider.System);
        foreach (var number in new[] { "A001", "A002" })
        {
            var job = PaperEncoder.Encode([new PaperPart.Text("国分寺市"), new PaperPart.Text(number, 4, 4), new PaperPart.Qr("https://example.jp/t/x")], new());
            (await printer.PrintAsync(job, new ProcessId(number[^1]), CancellationToken.None)).Should().BeOfType<PrintOutcome.Printed>();
        }
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Lists_the_papers_newest_first_with_text_and_codes()
    {
        var papers = await client.GetFromJsonAsync<JsonElement>("/papers.json");

        papers.EnumerateArray().Select(paper => paper.GetProperty("number").GetString()).Should().Equal("A002", "A001");
        var newest = papers[0];
        newest.GetProperty("id").GetInt32().Should().Be(2);
        newest.GetProperty("text").GetString().Should().Be("国分寺市\nA002");
        newest.GetProperty("qr")[0].GetString().Should().Be("https://example.jp/t/x");
        newest.GetProperty("cut").GetBoolean().Should().BeTrue();
        using var picture = await client.GetAsync(new Uri(newest.GetProperty("pngUrl").GetString()!, UriKind.Relative));
        picture.Content.Headers.ContentType!.MediaType.Should().Be("image/png");
        (await client.GetAsync(new Uri("/papers/99.png", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"fault":"coverOpen"}""", 200)]
    [InlineData("""{"fault":"dropMidJob","afterBytes":100}""", 200)]
    [InlineData("""{"fault":"burning"}""", 400)]
    [InlineData("""{"fault":3}""", 400)]
    [InlineData("""{"fault":"slow","afterBytes":-1}""", 400)]
    [InlineData("not json", 400)]
    [InlineData("", 400)]
    public async Task Takes_a_fault_and_nothing_else(string body, int status)
    {
        using var answer = await client.PostAsync(new Uri("/faults", UriKind.Relative), new StringContent(body, null, "application/json"));

        ((int)answer.StatusCode).Should().Be(status);
        (await client.GetStringAsync("/faults")).Should().Contain(status == 200 ? JsonDocument.Parse(body).RootElement.GetProperty("fault").GetString() : "none");
    }

    [Fact]
    public async Task Is_pressed_and_read_by_everybody()
    {
        var page = await chromium.OpenAsync(client.BaseAddress!.ToString(), 1280, 900);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "用紙切れ" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "用紙切れ" })).ToHaveAttributeAsync("aria-pressed", "true");
        Emulated.Fault.Fault.Should().Be(EscPos.Emulator.Faults.FaultKind.PaperOut);

        (await page.AxeFindings()).Should().BeEmpty();
        await page.Context.DisposeAsync();
    }
}
