using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>Master data to be changed, and what was changed by whom.</summary>
internal interface IMasterEdits
{
    /// <summary>A copy of its own, with its revision in the municipality; null when nothing was seeded.</summary>
    Task<Seed?> Read(CancellationToken ct);

    /// <summary>Replaces all, or nothing, and writes down every difference in the same transaction.</summary>
    /// <param name="next">Rows that were never stored.</param>
    /// <param name="revision">What the change was made from; null: whatever is there.</param>
    /// <returns>Whether it was done; false when somebody else changed something since that revision.</returns>
    Task<bool> Save(Seed next, long? revision, string who, CancellationToken ct);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<MasterChange>> Changes(int skip, int take, CancellationToken ct);

    /// <summary>The newest change of a thing, or of everything at once.</summary>
    Task<MasterChange?> Last(Thing thing, CancellationToken ct);
}

/// <param name="Version">Revision of the master data that it led to.</param>
public sealed record MasterChange(long Id, DateTimeOffset At, string Who, Difference Difference, long Version);
