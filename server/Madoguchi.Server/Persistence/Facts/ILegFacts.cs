namespace Madoguchi.Server.Persistence.Facts;

/// <summary>One leg for the statistics, as the ledger tells it.</summary>
/// <param name="Class"><c>walkIn</c>, <c>priority</c> or <c>reservation</c>.</param>
/// <param name="State">State on the wire, for example <c>done</c>.</param>
internal sealed record LegFact(
    string Site, DateOnly Date, Guid TicketId, int LegId, string Number, string Category, string Procedure, int? Counter, string Class,
    DateTimeOffset IssuedAt, DateTimeOffset? WaitingSince, DateTimeOffset? CalledAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    string State);

/// <summary>The statistics' projection of the ledger; rebuildable any day.</summary>
internal interface ILegFacts
{
    /// <summary>Versions up to which each stream is projected.</summary>
    Task<IReadOnlyDictionary<string, long>> Positions(CancellationToken ct);

    /// <summary>Writes facts over older ones of the same legs, and how far the stream is projected, together.</summary>
    /// <param name="stream">The day.</param>
    /// <param name="version">Up to which everything is in now; null: these are not all yet.</param>
    /// <param name="facts">What is new.</param>
    /// <param name="ct">Ends the work between two transactions.</param>
    Task Save(string stream, long? version, IReadOnlyCollection<LegFact> facts, CancellationToken ct);

    Task<IReadOnlyList<LegFact>> Between(string site, DateOnly from, DateOnly to, CancellationToken ct);

    /// <summary>Forgets everything, to be built again.</summary>
    Task Clear(CancellationToken ct);
}
