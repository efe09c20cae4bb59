using System.Net;
using Madoguchi.EscPos.Emulator;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Printing;
using Madoguchi.EscPos.Transport;

namespace Madoguchi.EscPos.Tests;

/// <summary>A ticket as the kiosk prints it, and a printer beside it.</summary>
static class Tickets
{
    public const string StatusUrl = "http://127.0.0.1:5081/t/abcdefghijklmnopqrstuv";

    static long serial;

    public static byte[] Ticket(string number = "A001", PrinterModel? model = null) => PaperEncoder.Encode(
        [
            new PaperPart.Text("国分寺市 市役所本庁舎", Align: Align.Center),
            new PaperPart.Text(number, 6, 6, Bold: true, Align: Align.Center),
            new PaperPart.Text("令和8年11月24日（火） 9:05", Align: Align.Center),
            new PaperPart.Rule(),
            new PaperPart.Text("・住民票の写し"),
            new PaperPart.Qr(StatusUrl),
            new PaperPart.Feed(2),
        ],
        model ?? new());

    public static EmulatedPrinter StartPrinter(int widthDots = 576)
    {
        var printer = new EmulatedPrinter(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System, widthDots);
        printer.Start();
        return printer;
    }

    public static Printer Driver(EmulatedPrinter emulated, TimeSpan? job = null) => new(
        new TcpTransport("127.0.0.1", emulated.Endpoint.Port),
        TimeProvider.System,
        new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), job ?? TimeSpan.FromSeconds(5)));

    public static Task<PrintOutcome> PrintAsync(this Printer printer, byte[]? job = null) =>
        printer.PrintAsync(job ?? Ticket(), new ProcessId(Interlocked.Increment(ref serial)), CancellationToken.None);
}
