namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>A value that may be missing.</summary>
internal sealed record Boxed<T>(T Value);
