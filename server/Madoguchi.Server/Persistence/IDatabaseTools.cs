namespace Madoguchi.Server.Persistence;

/// <summary>Care of the database as a whole.</summary>
internal interface IDatabaseTools
{
    /// <summary>Brings the schema up to date; one server at a time.</summary>
    Task Migrate(CancellationToken ct);

    /// <summary>Whether a write would succeed now.</summary>
    Task<bool> IsWritable(CancellationToken ct);

    /// <summary>Tells other programs, until disposed, that a server runs on this database.</summary>
    IDisposable InUse();

    /// <summary>Rewrites what a deletion leaves behind in the files, so that nobody can read it from the disk.</summary>
    Task Scrub(CancellationToken ct);

    /// <summary>Copies everything into one file while the server runs.</summary>
    /// <exception cref="CommandException">Not possible; the sentence says what to do instead.</exception>
    void Backup(string file);

    /// <summary>Replaces everything by a backup while no server runs.</summary>
    /// <exception cref="CommandException">Not possible; the sentence says why.</exception>
    void Restore(string file);
}
