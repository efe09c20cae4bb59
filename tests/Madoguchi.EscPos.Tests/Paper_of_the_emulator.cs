using System.Diagnostics;
using FluentAssertions;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Printing;
using SkiaSharp;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class Paper_of_the_emulator
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Its_QR_code_can_be_read_by_a_phone(bool drawnByThePrinter)
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);

        (await printer.PrintAsync(Tickets.Ticket(model: new(DrawsQr: drawnByThePrinter)))).Should().BeOfType<PrintOutcome.Printed>();

        (await DecodeAsync(emulated.Papers[0].Png)).Should().Be(Tickets.StatusUrl);
        emulated.Papers[0].Qr.Should().HaveCount(drawnByThePrinter ? 1 : 0);
    }

    [Fact]
    public async Task It_holds_the_text_the_number_and_no_unknown_command()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);

        await printer.PrintAsync(Tickets.Ticket("B017"));

        var paper = emulated.Papers.Should().ContainSingle().Subject;
        paper.Number.Should().Be("B017");
        paper.Lines.Should().StartWith("国分寺市 市役所本庁舎").And.Contain("令和8年11月24日（火） 9:05").And.Contain("・住民票の写し");
        paper.Unknown.Should().BeEmpty();
        paper.Commands.Should().Contain(["ESC @", "FS &", "FS C", "GS !", "GS (", "GS V"]);
    }

    [Fact]
    public async Task A_line_the_printer_cannot_hold_is_on_the_paper_as_ink()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);

        await printer.PrintAsync(PaperEncoder.Encode([new PaperPart.Text("𠮷葛\U000E0102한국어", 2, 2)], new()));

        using var picture = SKBitmap.Decode(emulated.Papers[0].Png.ToArray());
        picture.Width.Should().Be(576 + 64);
        picture.Pixels.Count(pixel => pixel.Red < 100).Should().BeGreaterThan(1000);
    }

    [Fact]
    public async Task Commands_of_other_programs_are_skipped_by_their_length()
    {
        await using var emulated = Tickets.StartPrinter();
        using var printer = Tickets.Driver(emulated);
        byte[] foreign = [0x1B, (byte)'p', 0, 50, 50, 0x1D, (byte)'k', 73, 3, 1, 2, 3, 0x1D, (byte)'h', 80, 0x1B, (byte)'*', 33, 2, 0, 1, 2, 3, 4, 5, 6];

        await printer.PrintAsync([.. foreign, .. Tickets.Ticket("C009")]);

        emulated.Papers[0].Number.Should().Be("C009");
        emulated.Papers[0].Unknown.Should().Equal("ESC p", "GS k", "GS h", "ESC *");
    }

    static async Task<string> DecodeAsync(ReadOnlyMemory<byte> png)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(file, png.ToArray());
        try
        {
            using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["--raw", "-q", file]) { RedirectStandardOutput = true })!;
            return (await zbar.StandardOutput.ReadToEndAsync()).Trim();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
