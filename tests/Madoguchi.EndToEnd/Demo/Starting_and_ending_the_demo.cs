using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using Madoguchi.TestKit.Programs;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.EndToEnd.Demo;

[Collection(Demos.Name)]
public class Starting_and_ending_the_demo(ITestOutputHelper output)
{
    static readonly TimeSpan Ending = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Every_page_answers_and_SIGTERM_frees_every_port()
    {
        await using var demo = await RunningDemo.Open();
        output.WriteLine($"Ready {demo.Took.TotalSeconds:0.0} s after the start of the program.");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });

        foreach (var page in Pages(demo))
        {
            using var answer = await client.GetAsync(page);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0} is a page", page);
            (await answer.Content.ReadAsStringAsync()).Should().Contain("デモ時計", "{0} says that its clock is set", page);
        }
        foreach (var address in Documents(demo))
        {
            using var answer = await client.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0} is served", address);
        }
        foreach (var page in StaffPages(demo))
        {
            using var answer = await client.GetAsync(page);
            answer.StatusCode.Should().Be(HttpStatusCode.Found, "{0} is for staff", page);
            answer.Headers.Location!.ToString().Should().Contain("/staff/sign-in?returnUrl=");
        }
        demo.Processes().Should().HaveCount(6, "these are the demo, its keeper and four programs");

        await demo.Program.Terminate(Ending);

        demo.Program.ExitCode.Should().Be(0);
        demo.PortsAreFree().Should().BeTrue();
        demo.Processes().Should().BeEmpty();
    }

    [Fact]
    public async Task The_programs_end_even_when_the_demo_is_killed()
    {
        await using var demo = await RunningDemo.Open();

        await demo.Program.KillHard();

        await Eventually.Is(() => Task.FromResult(demo.PortsAreFree() && demo.Processes().Count is 0), "all programs ended", Ending);
    }

    [Fact]
    public async Task A_program_that_dies_is_named_and_the_demo_ends()
    {
        await using var demo = await RunningDemo.Open();
        var emulator = demo.Processes().Single(id => File.ReadAllText($"/proc/{id}/cmdline").Contains("Madoguchi.EscPos.Emulator", StringComparison.Ordinal));

        using (var process = System.Diagnostics.Process.GetProcessById(emulator))
            process.Kill();
        await demo.Program.Exited(Ending);

        demo.Program.ExitCode.Should().Be(1);
        demo.Program.Output.Should().Contain("emulator ended with exit code");
        demo.PortsAreFree().Should().BeTrue();
    }

    [Fact]
    public async Task A_port_in_use_is_named_together_with_the_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var data = Directory.CreateTempSubdirectory("madoguchi-demo-");

        await using var demo = RunningProgram.Start(
            BuiltProgram.Demo, ["--port-base", $"{port - 1}", "--data", data.FullName], new Dictionary<string, string?>());
        await demo.Exited(Ending);

        demo.ExitCode.Should().Be(1);
        demo.Output.Should().Match("Port * (*) is in use;*--port-base N*").And.NotContain("\n");
        data.Delete(recursive: true);
    }

    static IEnumerable<Uri> Pages(RunningDemo demo) =>
    [
        new(demo.Server, "/staff/sign-in"), new(demo.Server, "/api-docs"),
        new(demo.Reservation, "/"), new(demo.Reservation, "/guide"), new(demo.Reservation, "/now"), new(demo.Reservation, "/book/honchosha"),
        new(demo.Kiosk, "/"), new(demo.Kiosk, "/categories"), new(demo.Kiosk, "/staff"), new(demo.Emulator, "/"),
    ];

    // The board says it too, but draws itself in the browser: see One_morning.
    static IEnumerable<Uri> Documents(RunningDemo demo) =>
    [
        new(demo.Server, "/signage/?display=honchosha.lobby"), new(demo.Server, "/openapi/v1.json"),
        new(demo.Server, "/health/live"), new(demo.Server, "/health/ready"), new(demo.Server, "/api/v1/sites"),
        new(demo.Server, "/open/congestion.json"), new(demo.Server, "/open/congestion.csv"), new(demo.Emulator, "/papers.json"),
    ];

    static IEnumerable<Uri> StaffPages(RunningDemo demo) =>
        from path in (string[])["/counter", "/counter/honchosha/2", "/admin", "/admin/statistics", "/admin/signage"]
        select new Uri(demo.Server, path);
}
