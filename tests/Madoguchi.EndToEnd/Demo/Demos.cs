using Madoguchi.EndToEnd.Browsing;
using Xunit;

namespace Madoguchi.EndToEnd.Demo;

/// <summary>Tests with a demo each run one after the other: every demo is five programs.</summary>
[CollectionDefinition(Name)]
public sealed class Demos : ICollectionFixture<Chrome>
{
    public const string Name = "Demos";
}
