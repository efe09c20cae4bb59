namespace Madoguchi.Server.Persistence.Rows;

/// <summary>One thing of the master data that became another, written together with the change itself and never altered.</summary>
internal sealed class MasterChangeRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Mail address of staff, or <c>seed</c> for the command.</summary>
    public required string Who { get; set; }

    /// <summary>One of <see cref="Master.Things"/>.</summary>
    public required string Kind { get; set; }
    public required string Key { get; set; }

    /// <summary>JSON as in the seed's files; null: it was added.</summary>
    public string? Before { get; set; }

    /// <summary>Null: it was removed.</summary>
    public string? After { get; set; }

    /// <summary>Revision of the master data that the change led to.</summary>
    public long Version { get; set; }
}
