using Microsoft.Data.Sqlite;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>How the disk under a program's database misbehaves: by triggers in the database, so that the program runs as it is.</summary>
internal sealed class Disk(string file)
{
    /// <summary>What a program is told that has no room, and what it writes into its log.</summary>
    public const string IsFull = "database or disk is full";

    /// <summary>Takes a machine with nothing else to do the tenth part of a second.</summary>
    const string Dawdle = "SELECT length(randomblob(25000000));", Refuse = $"SELECT RAISE(ABORT, '{IsFull}');";

    static readonly string[] Ways = ["INSERT", "UPDATE", "DELETE"];

    readonly List<string> _triggers = [];

    /// <summary>Every row takes its time: whoever writes is between two rows, or two transactions, for long enough to be caught there.</summary>
    public Task Slow() => Task.Run(() => Install(Dawdle, null));

    /// <summary>There is no room for this table's rows any more; a transaction with one of them is refused as a whole.</summary>
    public Task Full(string table) => Task.Run(() => Install(Refuse, table));

    public Task Well() => Task.Run(() =>
    {
        using var database = Open(file);
        Execute(database, string.Join('\n', _triggers.Select(trigger => $"DROP TRIGGER {trigger};")));
        _triggers.Clear();
    });

    public static SqliteConnection Open(string file)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        database.Open();
        return database;
    }

    public static void Execute(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    void Install(string does, string? only)
    {
        using var database = Open(file);
        var sql = new List<string>();
        foreach (var table in Tables(database).Where(table => only is null || table == only))
        {
            foreach (var way in Ways)
            {
                _triggers.Add($"disk_{table}_{way}");
                sql.Add($"CREATE TRIGGER {_triggers[^1]} BEFORE {way} ON \"{table}\" BEGIN {does} END;");
            }
        }
        Execute(database, $"BEGIN IMMEDIATE;\n{string.Join('\n', sql)}\nCOMMIT;");
    }

    static List<string> Tables(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'";
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
