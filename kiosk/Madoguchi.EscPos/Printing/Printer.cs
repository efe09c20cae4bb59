using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Status;
using Madoguchi.EscPos.Transport;

namespace Madoguchi.EscPos.Printing;

/// <summary>
/// Prints one paper at a time and says what is known of it. A line is opened per job, so a dead one is noticed before
/// anything is sent. After a job that broke off, the printer's buffer is emptied first: a torn ticket never comes out later.
/// </summary>
/// <param name="transport">The way to the printer.</param>
/// <param name="time">By which it is waited.</param>
/// <param name="timeouts">How long is waited; null: the usual times.</param>
/// <param name="mayBeTorn">Whether a job of an earlier run may have left half a paper on the roll.</param>
public sealed class Printer(IPrinterTransport transport, TimeProvider time, PrinterTimeouts? timeouts = null, bool mayBeTorn = false)
    : IDisposable
{
    static readonly TimeSpan ClearPatience = TimeSpan.FromSeconds(1);

    readonly PrinterTimeouts limits = timeouts ?? PrinterTimeouts.Default;
    readonly SemaphoreSlim gate = new(1, 1);

    // Also at the start: nobody knows what an earlier run of this program left in the printer.
    bool leftovers = true;
    bool torn = mayBeTorn;

    /// <summary>Prints the bytes of <see cref="PaperEncoder"/>. Never throws for what a printer can do.</summary>
    /// <param name="job">From the reset to the cut.</param>
    /// <param name="id">By which the printer proves this job; not that of the job before.</param>
    /// <param name="cancellation">Ends waiting for the turn only; a job that has begun is seen through.</param>
    public async Task<PrintOutcome> PrintAsync(ReadOnlyMemory<byte> job, ProcessId id, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            return transport.CanRead ? await PrintProvedAsync(job, id) : await PrintBlindAsync(job);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Asks an idle printer how it is.</summary>
    public async Task<PrinterCondition> AskAsync(CancellationToken cancellation)
    {
        if (!transport.CanRead)
            return new(null, PrintFault.CannotProve);
        await gate.WaitAsync(cancellation);
        try
        {
            await using var line = await OpenAsync();
            using var answer = Within(limits.Answer);
            var status = await line.AskStatusAsync(answer.Token);
            return new(status, FaultOf(status));
        }
        catch (Exception broken) when (FaultOf(broken) is { } fault)
        {
            return new(null, fault);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    async Task<PrintOutcome> PrintProvedAsync(ReadOnlyMemory<byte> job, ProcessId id)
    {
        var sent = false;
        PrinterLine? line = null;
        try
        {
            line = await OpenAsync();
            if (FaultOf(await ReadyAsync(line)) is { } fault)
                return new PrintOutcome.NotPrinted(fault);

            using var patience = Within(limits.Job);
            sent = leftovers = true;
            await line.SendAsync(new Commands().AutomaticStatus(true), patience.Token);
            // What is left of a torn paper is cut off, so that it does not stand on top of somebody's number.
            if (torn)
                await line.SendAsync(new Commands().Start().Cut(), patience.Token);
            torn = true;
            await line.SendAsync(job, patience.Token);
            await line.SendAsync(new Commands().AskProcessId(id).AutomaticStatus(false), patience.Token);
            return await ProofAsync(line, id, patience.Token);
        }
        catch (Exception broken) when (FaultOf(broken) is { } fault)
        {
            if (sent && fault is PrintFault.NoAnswer)
                await ClearAsync(line!);
            return sent ? new PrintOutcome.Unknown(fault) : new PrintOutcome.NotPrinted(fault);
        }
        finally
        {
            if (line is not null)
                await line.DisposeAsync();
        }
    }

    async Task<PrinterStatus> ReadyAsync(PrinterLine line)
    {
        if (leftovers && await ClearAsync(line))
            leftovers = false;
        using var answer = Within(limits.Answer);
        return await line.AskStatusAsync(answer.Token);
    }

    async Task<PrintOutcome> ProofAsync(PrinterLine line, ProcessId id, CancellationToken patience)
    {
        while (true)
        {
            switch (await line.NextAsync(patience))
            {
                case PrinterReply.Done done when done.Is(id):
                    var after = await line.AskStatusAsync(patience);
                    leftovers = torn = false;
                    return FaultOf(after) is { } trouble ? new PrintOutcome.Unknown(trouble) : new PrintOutcome.Printed(after);
                case PrinterReply.Automatic { Status: var status } when FaultOf(status) is { } fault:
                    await ClearAsync(line);
                    return new PrintOutcome.Unknown(fault);
                default:
                    continue;
            }
        }
    }

    /// <summary>Empties the printer's buffers. Printers that do not know the command simply do not confirm it.</summary>
    async Task<bool> ClearAsync(PrinterLine line)
    {
        try
        {
            using var patience = Within(ClearPatience);
            await line.SendAsync(new Commands().ClearBuffer(), patience.Token);
            await line.NextAsync<PrinterReply.Cleared>(patience.Token);
            return true;
        }
        catch (Exception broken) when (FaultOf(broken) is not null)
        {
            return false;
        }
    }

    async Task<PrintOutcome> PrintBlindAsync(ReadOnlyMemory<byte> job)
    {
        var sent = false;
        try
        {
            using var patience = Within(limits.Job);
            await using var stream = await transport.OpenAsync(patience.Token);
            sent = true;
            await stream.WriteAsync(job, patience.Token).AsTask().WaitAsync(patience.Token);
            return new PrintOutcome.Unknown(PrintFault.CannotProve);
        }
        catch (Exception broken) when (FaultOf(broken) is { } fault)
        {
            return sent ? new PrintOutcome.Unknown(fault) : new PrintOutcome.NotPrinted(fault);
        }
    }

    async Task<PrinterLine> OpenAsync()
    {
        using var patience = Within(limits.Connect);
        try
        {
            return new PrinterLine(await transport.OpenAsync(patience.Token));
        }
        catch (OperationCanceledException late)
        {
            throw new IOException("The printer did not take the call.", late);
        }
    }

    CancellationTokenSource Within(TimeSpan span) => new(span, time);

    static PrintFault? FaultOf(PrinterStatus status) => status switch
    {
        { CoverOpen: true } => PrintFault.CoverOpen,
        { PaperOut: true } => PrintFault.PaperOut,
        { Error: true } => PrintFault.Error,
        { Offline: true } => PrintFault.Offline,
        _ => null,
    };

    static PrintFault? FaultOf(Exception broken) => broken switch
    {
        OperationCanceledException => PrintFault.NoAnswer,
        IOException or ObjectDisposedException => PrintFault.Unreachable,
        _ => null,
    };
}
