namespace Madoguchi.EscPos.Transport;

/// <summary>A way to a printer. Each call of <see cref="OpenAsync"/> is one connection.</summary>
public interface IPrinterTransport
{
    /// <summary>Whether the printer's answers can be read; without them nothing can be proved.</summary>
    bool CanRead { get; }

    /// <summary>Opens the line.</summary>
    /// <exception cref="IOException">The printer cannot be reached; nothing was sent.</exception>
    Task<Stream> OpenAsync(CancellationToken cancellation);
}
