using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Printing;
using Madoguchi.EscPos.Transport;
using Xunit;

namespace Madoguchi.EscPos.Tests;

/// <summary>Serial lines and USB printers: the same proof and the same faults over a device of the machine.</summary>
public class By_cable
{
    static readonly PrinterTimeouts Short = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tickets_are_proved_one_after_the_other(bool isSerial)
    {
        await using var emulated = Tickets.StartPrinter();
        await using var cable = await PseudoTerminal.ToAsync(emulated.Endpoint);
        using var printer = Driver(cable, isSerial);

        for (var i = 1; i <= 3; i++)
            (await printer.PrintAsync(Tickets.Ticket($"A{i:000}"))).Should().BeOfType<PrintOutcome.Printed>();

        emulated.Papers.Select(paper => paper.Number).Should().Equal("A003", "A002", "A001");
        emulated.Papers[0].Lines.Should().StartWith("国分寺市 市役所本庁舎").And.Contain("・住民票の写し", "no byte is changed on the way");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Faults_are_told_as_over_the_network(bool isSerial)
    {
        await using var emulated = Tickets.StartPrinter();
        await using var cable = await PseudoTerminal.ToAsync(emulated.Endpoint);
        using var printer = Driver(cable, isSerial);

        emulated.Fault = new(FaultKind.PaperOut);
        (await printer.PrintAsync()).Should().Be(new PrintOutcome.NotPrinted(PrintFault.PaperOut));
        emulated.Fault = new(FaultKind.CoverOpen, 150);
        (await printer.PrintAsync()).Should().Be(new PrintOutcome.Unknown(PrintFault.CoverOpen));
        emulated.Fault = new(FaultKind.NeverAnswers);
        (await printer.PrintAsync()).Should().Be(new PrintOutcome.NotPrinted(PrintFault.NoAnswer));
        emulated.Fault = FaultSetting.None;
        (await printer.PrintAsync(Tickets.Ticket("A009"))).Should().BeOfType<PrintOutcome.Printed>();
        emulated.Papers[0].Number.Should().Be("A009");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_device_that_is_not_there_gets_nothing(bool isSerial)
    {
        IPrinterTransport transport = isSerial ? new SerialTransport("/dev/ttyNone", 115200) : new FileTransport("/dev/usb/lpNone");
        using var printer = new Printer(transport, TimeProvider.System, Short);

        (await printer.PrintAsync()).Should().Be(new PrintOutcome.NotPrinted(PrintFault.Unreachable));
        (await printer.AskAsync(CancellationToken.None)).Should().Be(new PrinterCondition(null, PrintFault.Unreachable));
    }

    [Fact]
    public async Task A_device_that_takes_no_more_bytes_is_given_up_and_the_job_unknown()
    {
        await using var emulated = Tickets.StartPrinter();
        await using var cable = await PseudoTerminal.ToAsync(emulated.Endpoint);
        using var printer = new Printer(new FileTransport(cable.Path), TimeProvider.System, Short);
        emulated.Fault = new(FaultKind.HalfOpen, 700);
        // More than all buffers between here and there hold.
        var endless = Enumerable.Repeat(Tickets.Ticket(), 8000).SelectMany(ticket => ticket).ToArray();

        (await printer.PrintAsync(endless)).Should().Be(new PrintOutcome.Unknown(PrintFault.NoAnswer));
    }

    static Printer Driver(PseudoTerminal cable, bool isSerial) =>
        new(isSerial ? new SerialTransport(cable.Path, 115200) : new FileTransport(cable.Path), TimeProvider.System, Short);
}
