namespace Madoguchi.Signage.Link;

/// <summary>
/// How long to wait before the next try: 0.5 s, doubling up to 10 s, and never an end. Each wait is spread by half, so that
/// two hundred boards do not come back in the same instant.
/// </summary>
internal sealed class RetryDelays(Random random)
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(0.5), Longest = TimeSpan.FromSeconds(10);

    /// <param name="attempt">Failures in a row so far, from 0.</param>
    public TimeSpan Next(int attempt)
    {
        var full = attempt < 5 ? First * Math.Pow(2, attempt) : Longest;
        return (full < Longest ? full : Longest) * (0.5 + random.NextDouble() / 2);
    }
}
