using Madoguchi.EscPos.Paper;

namespace Madoguchi.EscPos.Status;

/// <summary>What a printer says back.</summary>
public abstract record PrinterReply
{
    /// <summary>One byte in answer to DLE EOT; it does not say to which of the four questions.</summary>
    public sealed record RealTime(byte Value) : PrinterReply;

    /// <summary>Four bytes of automatic status back.</summary>
    public sealed record Automatic(PrinterStatus Status) : PrinterReply;

    /// <summary>GS ( H: everything before this id is done.</summary>
    /// <param name="Id">Four characters.</param>
    public sealed record Done(string Id) : PrinterReply
    {
        public bool Is(ProcessId id) => Id == id.ToString();
    }

    /// <summary>DLE DC4 8: the buffers are empty.</summary>
    public sealed record Cleared : PrinterReply;
}
