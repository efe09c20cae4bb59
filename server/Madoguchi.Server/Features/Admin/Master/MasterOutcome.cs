using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>What is to be changed, and what the administrator had seen of it.</summary>
/// <param name="Stamp">Of the thing as it was shown; empty: it was not there.</param>
/// <param name="Confirmed">Stamp of the consequences that were shown and accepted; null: none.</param>
/// <param name="Who">For the audit trail.</param>
internal sealed record MasterAttempt(Thing Thing, string? Stamp, string? Confirmed, string Who);

/// <summary>What became of a change. Unless it was saved, nothing was changed.</summary>
public sealed record MasterOutcome
{
    public bool IsSaved { get; init; }

    /// <summary>Sentences about what is not allowed.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Somebody else changed the thing in the meantime.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>By whom and to what; null when it is not known.</summary>
    public MasterChange? Overtaking { get; init; }

    /// <summary>To be accepted before it is saved.</summary>
    public Consequences Does { get; init; } = Consequences.None;

    public IReadOnlyList<HitBooking> Hits => Does.Hits;

    public static readonly MasterOutcome Saved = new() { IsSaved = true };
}

/// <summary>A booking that a change leaves without its counter. No names: the list is for planning.</summary>
/// <param name="Site">Its Japanese name.</param>
/// <param name="Reason">What happens at that time.</param>
/// <param name="Procedures">Japanese names.</param>
public sealed record HitBooking(string Site, string Code, DateTimeOffset SlotStart, string Reason, string Procedures, LostKind Kind);
