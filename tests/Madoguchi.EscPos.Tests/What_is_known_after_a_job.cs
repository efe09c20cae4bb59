using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Printing;
using Madoguchi.EscPos.Transport;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class What_is_known_after_a_job
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Printed_means_that_the_paper_was_cut()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);

        (await printer.PrintAsync()).Should().BeOfType<PrintOutcome.Printed>();
        emulated.Papers.Should().ContainSingle();
    }

    [Theory]
    [InlineData(FaultKind.PaperOut, PrintFault.PaperOut)]
    [InlineData(FaultKind.CoverOpen, PrintFault.CoverOpen)]
    [InlineData(FaultKind.Offline, PrintFault.Offline)]
    [InlineData(FaultKind.HalfOpen, PrintFault.NoAnswer)]
    [InlineData(FaultKind.DropMidJob, PrintFault.Unreachable)]
    public async Task A_printer_that_stands_still_gets_nothing(FaultKind fault, PrintFault reason)
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);
        emulated.Fault = new(fault);

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.NotPrinted(reason));

        // Nor does the ticket come out when somebody helps the printer.
        emulated.Fault = FaultSetting.None;
        (await printer.PrintAsync(Tickets.Ticket("A002"))).Should().BeOfType<PrintOutcome.Printed>();
        emulated.Papers.Should().ContainSingle().Which.Number.Should().Be("A002");
    }

    [Theory]
    [InlineData(FaultKind.PaperOut, PrintFault.PaperOut)]
    [InlineData(FaultKind.CoverOpen, PrintFault.CoverOpen)]
    [InlineData(FaultKind.Offline, PrintFault.Offline)]
    [InlineData(FaultKind.DropMidJob, PrintFault.Unreachable)]
    [InlineData(FaultKind.HalfOpen, PrintFault.NoAnswer)]
    public async Task A_job_that_broke_off_is_unknown_and_never_comes_out_later(FaultKind fault, PrintFault reason)
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated, Short);
        emulated.Fault = new(fault, AfterBytes: 120);

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.Unknown(reason));
        emulated.Papers.Should().BeEmpty();

        emulated.Fault = FaultSetting.None;
        (await printer.PrintAsync(Tickets.Ticket("A002"))).Should().BeOfType<PrintOutcome.Printed>();
        emulated.Papers.Should().NotContain(paper => paper.Number == "A001" && paper.Qr.Count > 0, "only a torn piece may be there");
        emulated.Papers[0].Number.Should().Be("A002");
        emulated.Papers[0].Lines[0].Should().Be("国分寺市 市役所本庁舎", "nothing of the torn ticket stands above the next");
    }

    [Fact]
    public async Task Wherever_the_line_breaks_a_ticket_counts_as_printed_only_when_it_is_on_paper()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated, Short);
        for (var bytes = 1; bytes < 420; bytes += 23)
        {
            emulated.Fault = new(FaultKind.DropMidJob, bytes);
            var number = $"A{bytes:000}";
            var outcome = await printer.PrintAsync(Tickets.Ticket(number));
            emulated.Fault = FaultSetting.None;

            var isOnPaper = emulated.Papers.Any(paper => paper.Number == number && paper.Qr.Count == 1);
            if (outcome is PrintOutcome.Printed)
                isOnPaper.Should().BeTrue($"it was said to be printed, line broken after {bytes} bytes");
            if (outcome is PrintOutcome.NotPrinted)
                emulated.Papers.Should().NotContain(paper => paper.Number == number, $"line broken after {bytes} bytes");
        }
    }

    [Fact]
    public async Task A_slow_printer_is_waited_for()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);
        emulated.Fault = new(FaultKind.Slow, AfterBytes: 400);

        (await printer.PrintAsync()).Should().BeOfType<PrintOutcome.Printed>();
    }

    [Fact]
    public async Task A_printer_that_is_too_slow_leaves_the_job_unknown()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated, Short);
        emulated.Fault = new(FaultKind.Slow, AfterBytes: 20);

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.Unknown(PrintFault.NoAnswer));
        emulated.Papers.Should().BeEmpty();
    }

    [Fact]
    public async Task Little_paper_left_is_told_and_does_not_stop_the_ticket()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);
        emulated.Fault = new(FaultKind.PaperNearEnd);

        (await printer.PrintAsync()).Should().BeOfType<PrintOutcome.Printed>().Which.Status.PaperNearEnd.Should().BeTrue();
    }

    [Fact]
    public async Task A_second_caller_is_turned_away_and_knows_that_nothing_was_printed()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);
        emulated.Fault = new(FaultKind.RefuseSecond);
        await using var first = await new TcpTransport("127.0.0.1", emulated.Endpoint.Port).OpenAsync(CancellationToken.None);
        // Only when the first has been answered is it sure to be the first.
        await first.WriteAsync(new Commands().AskStatus(1).ToArray());
        await first.ReadExactlyAsync(new byte[1]);

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.NotPrinted(PrintFault.Unreachable));
        emulated.Papers.Should().BeEmpty();
    }

    [Fact]
    public async Task A_printer_that_is_switched_off_is_not_reached()
    {
        var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);
        await emulated.DisposeAsync();

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.NotPrinted(PrintFault.Unreachable));
        (await printer.AskAsync(CancellationToken.None)).Should().Be(new PrinterCondition(null, PrintFault.Unreachable));
    }

    [Fact]
    public async Task A_file_cannot_prove_anything()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.bin");
        using var printer = new Printer(new FileTransport(file), TimeProvider.System);

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.Unknown(PrintFault.CannotProve));

        (await File.ReadAllBytesAsync(file)).Should().Equal(Tickets.Ticket());
        File.Delete(file);
    }

    [Fact]
    public async Task Tickets_asked_for_at_once_come_out_one_by_one()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => printer.PrintAsync(Tickets.Ticket($"A{i:000}"))));

        outcomes.Should().AllBeOfType<PrintOutcome.Printed>();
        emulated.Papers.Select(paper => paper.Number).Should().BeEquivalentTo(Enumerable.Range(1, 8).Select(i => $"A{i:000}"));
    }

    [Fact]
    public async Task An_idle_printer_says_how_it_is()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);

        (await printer.AskAsync(CancellationToken.None)).Fault.Should().BeNull();
        emulated.Fault = new(FaultKind.CoverOpen);
        (await printer.AskAsync(CancellationToken.None)).Fault.Should().Be(PrintFault.CoverOpen);
    }
}
