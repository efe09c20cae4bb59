using Madoguchi.Server.Persistence;

namespace Madoguchi.Server.Commands;

/// <summary>The words behind a command; each command says what it takes, and what is left over is a mistake.</summary>
internal sealed class Words(IReadOnlyList<string> words)
{
    readonly List<string> _left = [.. words];

    /// <summary>Takes <c>--name</c>.</summary>
    public bool Flag(string name) => _left.Remove($"--{name}");

    /// <summary>Takes <c>--name value</c>.</summary>
    public string? Option(string name)
    {
        var at = _left.IndexOf($"--{name}");
        if (at < 0)
            return null;
        if (at + 1 >= _left.Count || _left[at + 1].StartsWith("--", StringComparison.Ordinal))
            throw new CommandException($"--{name} needs a value.");
        var value = _left[at + 1];
        _left.RemoveRange(at, 2);
        return value;
    }

    /// <summary>Takes the next plain word.</summary>
    public string? Next()
    {
        var at = _left.FindIndex(word => !word.StartsWith("--", StringComparison.Ordinal));
        if (at < 0)
            return null;
        var word = _left[at];
        _left.RemoveAt(at);
        return word;
    }

    /// <summary>Call when everything was taken.</summary>
    public void End(string usage)
    {
        if (_left.Count > 0)
            throw new CommandException($"\"{_left[0]}\" is too much; {usage}");
    }
}
