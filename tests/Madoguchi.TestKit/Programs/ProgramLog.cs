namespace Madoguchi.TestKit.Programs;

/// <summary>Every line that a program wrote, through all its restarts; for who looks for what must be in none of them.</summary>
public sealed class ProgramLog
{
    readonly Lock _turn = new();
    readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_turn)
                return [.. _lines];
        }
    }

    internal void Keep(string line)
    {
        lock (_turn)
            _lines.Add(line);
    }
}
