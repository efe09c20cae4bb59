using System.Text;

namespace Madoguchi.EscPos.Status;

/// <summary>
/// Cuts the printer's bytes into replies and finds its way again after lost bytes. Every head has bit 4 set
/// (DLE EOT <c>0xx1xx10</c>, automatic status <c>0xx1xx00</c>, blocks <c>37h</c>) and no following byte has, so a new head
/// always ends a torn reply and a stray following byte is dropped.
/// </summary>
public sealed class ReplyParser
{
    const byte Block = 0x37, ProcessIdBlock = 0x22, ClearedBlock = 0x25;

    readonly List<byte> open = new(8);

    /// <summary>Takes the next bytes, however they were cut, and gives the replies they complete.</summary>
    public IReadOnlyList<PrinterReply> Take(ReadOnlySpan<byte> bytes)
    {
        var replies = new List<PrinterReply>();
        foreach (var value in bytes)
        {
            if ((value & 0x10) != 0)
                open.Clear();
            else if (open.Count == 0)
                continue;
            open.Add(value);
            if (Complete() is { } reply)
            {
                replies.Add(reply);
                open.Clear();
            }
            else if (IsHopeless())
            {
                open.Clear();
            }
        }
        return replies;
    }

    PrinterReply? Complete() => open switch
    {
        [var one] when (one & 0x93) == 0x12 => new PrinterReply.RealTime(one),
        [var head, _, _, _] when (head & 0x93) == 0x10 =>
            new PrinterReply.Automatic(PrinterStatus.FromAutomatic(open.ToArray())),
        [Block, ProcessIdBlock, var a, var b, var c, var d, 0] => new PrinterReply.Done(Encoding.ASCII.GetString([a, b, c, d])),
        [Block, ClearedBlock, 0] => new PrinterReply.Cleared(),
        _ => null,
    };

    bool IsHopeless() => open switch
    {
        [Block] or [Block, ProcessIdBlock or ClearedBlock] => false,
        [Block, ProcessIdBlock, ..] => open.Count >= 7 || open[^1] < 0x20,
        [Block, ..] => true,
        [var head, .. var rest] => (head & 0x93) != 0x10 || rest.Any(value => (value & 0x90) != 0),
        [] => false,
    };
}
