namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>What is wrong with a seed file, where, and what is allowed: one sentence.</summary>
public sealed class SeedException(string file, int line, string problem)
    : Exception(line > 0 ? $"{file}, line {line}: {problem}" : $"{file}: {problem}");
