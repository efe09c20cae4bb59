namespace Madoguchi.EscPos.Emulator.Stream;

/// <summary>The receive buffer was emptied (DLE DC4 8) while a command was being read.</summary>
public sealed class BufferClearedException : Exception
{
    public BufferClearedException()
    {
    }

    public BufferClearedException(string message)
        : base(message)
    {
    }

    public BufferClearedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
