using System.Numerics;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Seeded randomness without an allocation: xoshiro256** (Blackman and Vigna 2018), its state filled by SplitMix64. The same seed,
/// the same throws, on every machine.
/// </summary>
public struct Dice
{
    ulong _a, _b, _c, _d;

    public Dice(ulong seed) => (_a, _b, _c, _d) = (Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));

    /// <summary>64 even bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>0 or more, less than 1.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From 0 to one less than the bound.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Exponentially distributed.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - NextDouble());

    /// <summary>A service time: Gamma distributed.</summary>
    public double Gamma(double mean, double variation) => mean * GammaTable.For(variation)[(int)(Next() >> GammaTable.Shift)];

    static ulong Split(ref ulong seed)
    {
        var mixed = seed += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
