namespace Madoguchi.Demo.Simulation;

/// <summary>Seeded randomness of one simulated person: the same seed, the same morning.</summary>
internal sealed class Chance(int seed)
{
    readonly Random _random = new(seed);

    public bool Is(double probability) => _random.NextDouble() < probability;

    public TimeSpan Between(double leastSeconds, double mostSeconds) =>
        TimeSpan.FromSeconds(leastSeconds + ((mostSeconds - leastSeconds) * _random.NextDouble()));

    /// <summary>Time until the next arrival of a Poisson stream.</summary>
    public TimeSpan UntilNext(double meanSeconds) => TimeSpan.FromSeconds(-meanSeconds * Math.Log(1 - _random.NextDouble()));

    public T Of<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>One of several, the heavier the likelier.</summary>
    public T Of<T>(IReadOnlyList<(int Weight, T One)> all)
    {
        var left = _random.Next(all.Sum(one => one.Weight));
        return all.First(one => (left -= one.Weight) < 0).One;
    }
}
