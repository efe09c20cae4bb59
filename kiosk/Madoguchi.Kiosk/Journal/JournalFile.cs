using Madoguchi.Kiosk.Platform;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Kiosk.Journal;

/// <summary>
/// The SQLite file in which the kiosk writes down what it did: whatever a statement changed is on the disk when it returns, and what
/// it deleted is overwritten.
/// </summary>
sealed class JournalFile(KioskSettings settings)
{
    readonly string connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(settings.Data, "journal.db"),
        DefaultTimeout = 5,
    }.ToString();

    public SqliteConnection Open()
    {
        var database = new SqliteConnection(connection);
        database.Open();
        database.Run("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
        return database;
    }
}
