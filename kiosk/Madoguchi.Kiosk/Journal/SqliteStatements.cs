using Microsoft.Data.Sqlite;

namespace Madoguchi.Kiosk.Journal;

/// <summary>Statements in one line.</summary>
static class SqliteStatements
{
    public static object? Run(this SqliteConnection database, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(database, sql, parameters);
        return command.ExecuteScalar();
    }

    public static List<T> Read<T>(this SqliteConnection database, string sql, Func<SqliteDataReader, T> row, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(database, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    static SqliteCommand Command(SqliteConnection database, string sql, (string Name, object? Value)[] parameters)
    {
        var command = database.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of the program; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
