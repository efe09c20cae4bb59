namespace Madoguchi.EscPos.Paper;

/// <summary>
/// The four characters by which the printer proves that it did a job. They are letters A–O: their bit 4 is 0, so that no
/// byte of the answer can be taken for the head of another answer (heads have bit 4 set) when bytes get lost.
/// </summary>
public sealed record ProcessId
{
    const int Letters = 15;

    readonly byte[] bytes;

    /// <param name="serial">Any number; ids repeat after 50,625.</param>
    public ProcessId(long serial)
    {
        bytes = new byte[4];
        var rest = (ulong)serial;
        for (var i = bytes.Length - 1; i >= 0; i--, rest /= Letters)
            bytes[i] = (byte)('A' + (rest % Letters));
    }

    public ReadOnlySpan<byte> Bytes => bytes;

    public bool Equals(ProcessId? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    public override int GetHashCode() => BitConverter.ToInt32(bytes);

    public override string ToString() => System.Text.Encoding.ASCII.GetString(bytes);
}
