using System.Collections.Immutable;

namespace Madoguchi.Domain.Visits;

/// <summary>What a command comes to: events (none when all is as asked already), or a refusal.</summary>
public readonly record struct Decision(ImmutableArray<SiteDayEvent> Events, Refusal? Refused)
{
    public static readonly Decision Nothing = new([], null);

    public static implicit operator Decision(SiteDayEvent happened) => new([happened], null);
    public static implicit operator Decision(Refusal refused) => new([], refused);
}
