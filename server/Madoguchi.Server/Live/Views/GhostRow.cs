using System.Collections.Immutable;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Server.Live.Views;

/// <param name="Category">Letter.</param>
/// <param name="More">What a newcomer would wait with one more counter, with two more …</param>
[GenerateSerializer, Immutable]
public sealed record GhostRow([property: Id(0)] string Category, [property: Id(1)] ImmutableArray<MinuteRange> More);
