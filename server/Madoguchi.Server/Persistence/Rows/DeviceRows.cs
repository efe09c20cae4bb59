namespace Madoguchi.Server.Persistence.Rows;

/// <summary>A one-time code by which a kiosk gets its key; the code itself is nowhere.</summary>
internal sealed class EnrolmentCodeRow
{
    /// <summary>SHA-256 of the code, hex.</summary>
    public required string Hash { get; set; }
    public required string Site { get; set; }
    public required string Name { get; set; }

    /// <summary>Mail address of the administrator.</summary>
    public required string MadeBy { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Null: nobody has used it.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>Who let a device in or sent it away; written together with the change itself and never altered.</summary>
internal sealed class DeviceChangeRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Mail address of staff, or <c>keys</c> for the command.</summary>
    public required string Who { get; set; }

    /// <summary>One of <see cref="Keys.DeviceChanges"/>.</summary>
    public required string What { get; set; }
    public required string Name { get; set; }

    /// <summary>Null: all sites.</summary>
    public string? Site { get; set; }

    /// <summary>Which installation of the kiosk's program took the key; null: none.</summary>
    public Guid? Installation { get; set; }
}
