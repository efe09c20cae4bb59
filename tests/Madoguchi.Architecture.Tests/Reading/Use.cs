namespace Madoguchi.Architecture.Tests.Reading;

/// <summary>One type uses another; closures, state machines and other nested types count as the type around them.</summary>
/// <param name="From">Full name of the using type.</param>
/// <param name="To">Full name of the used type.</param>
/// <param name="Member">The member of it that is called; null when only the type is named.</param>
internal sealed record Use(string From, string To, string? Member)
{
    public bool FromNamespace(string root) => IsIn(From, root);

    public bool ToNamespace(string root) => IsIn(To, root);

    public override string ToString() => $"{From} uses {To}{(Member is null ? "" : "." + Member)}";

    static bool IsIn(string type, string root) => type.StartsWith(root + ".", StringComparison.Ordinal);
}
