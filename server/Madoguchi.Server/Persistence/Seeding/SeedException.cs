namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>What is wrong with a seed file, where, and what is allowed.</summary>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Path">Where in a JSON file, or the column of a CSV file; may be empty.</param>
/// <param name="English">One sentence for the command line, with the place in it.</param>
/// <param name="Japanese">One or two sentences for pages, without the place.</param>
internal sealed record SeedMistake(string File, int Line, string Path, string English, string Japanese)
{
    public override string ToString() => Line > 0 ? $"{File}, line {Line}: {English}" : $"{File}: {English}";
}

/// <summary>The first mistake of a seed, as one sentence.</summary>
internal sealed class SeedException(SeedMistake mistake) : Exception(mistake.ToString());
