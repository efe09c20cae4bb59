namespace Madoguchi.Server.Persistence;

/// <summary>A command or a start that cannot go on, in one sentence for the operator.</summary>
public sealed class CommandException(string sentence) : Exception(sentence);
