using Madoguchi.EscPos.Printing;
using Madoguchi.EscPos.Transport;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;
using Madoguchi.Kiosk.Tests.World;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Madoguchi.Kiosk.Tests.Printing;

/// <summary>One run of the kiosk's printing, from its start to its end or its power cut, over a folder that stays.</summary>
sealed class PrintingKiosk : IDisposable
{
    static readonly PrinterTimeouts Timeouts = new(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));

    readonly Printer printer;
    readonly ServerLink link;
    readonly PrinterWatch watch;

    public PrintingKiosk(IPrinterTransport transport, string folder, TimeProvider time)
    {
        var settings = new KioskSettings(
            new("http://127.0.0.1:1"), "", "honchosha", "kiosk-1", transport, new(), folder, null, time);
        var enrolment = new Enrolment(settings, new(settings, new EphemeralDataProtectionProvider(), NullLogger<EnrolmentFile>.Instance));
        var memory = new SiteMemory(settings, enrolment, NullLogger<SiteMemory>.Instance);
        if (memory.Catalogue is null)
            memory.Keep(Kokubunji.Catalogue());
        Journal = new JobJournal(settings, time, NullLogger<JobJournal>.Instance);
        Journal.Open();
        printer = new Printer(transport, time, Timeouts, Journal.EndedUnknown);
        link = new ServerLink(settings, enrolment, memory, NullLogger<ServerLink>.Instance);
        watch = new PrinterWatch(printer, link, NullLogger<PrinterWatch>.Instance);
        Tickets = new TicketPrinter(printer, Journal, watch, memory, enrolment, settings, time);
        Reprint = new Reprint(Journal, Tickets, time);
    }

    public JobJournal Journal { get; }

    public TicketPrinter Tickets { get; }

    public Reprint Reprint { get; }

    public void Dispose()
    {
        Reprint.Dispose();
        watch.Dispose();
        link.Dispose();
        printer.Dispose();
    }
}
