using Microsoft.Data.Sqlite;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>The right to write into a database file, which one at a time has. While it is held, a program can read and waits with everything else.</summary>
internal sealed class Pen : IDisposable
{
    readonly SqliteConnection _database;

    Pen(SqliteConnection database) => _database = database;

    public static Task<Pen> Take(string file) => Task.Run(() =>
    {
        var database = Disk.Open(file);
        Disk.Execute(database, "BEGIN IMMEDIATE");
        return new Pen(database);
    });

    public void Dispose() => _database.Dispose();
}
