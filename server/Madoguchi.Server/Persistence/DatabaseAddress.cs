namespace Madoguchi.Server.Persistence;

/// <summary>Where the data lives, read from the setting <c>MADOGUCHI__DATABASE</c>.</summary>
public abstract record DatabaseAddress
{
    public const string Default = "sqlite:data/madoguchi.db";

    /// <summary>Two files: everything but the ledger, and the ledger.</summary>
    public sealed record Sqlite(string Path) : DatabaseAddress
    {
        public string LedgerPath => System.IO.Path.ChangeExtension(Path, null) + ".ledger.db";

        public override string ToString() => $"sqlite:{Path}";
    }

    public sealed record Postgres(string ConnectionString) : DatabaseAddress
    {
        // Without user and password: this lands in logs.
        public override string ToString() =>
            new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString) is var parts ? $"Host={parts.Host};Port={parts.Port};Database={parts.Database}" : "";
    }

    /// <returns>Null when it is neither.</returns>
    public static DatabaseAddress? Parse(string text) => text switch
    {
        _ when text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) && text.Length > 7 => new Sqlite(text[7..]),
        _ when text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) && IsReadable(text) => new Postgres(text),
        _ => null,
    };

    static bool IsReadable(string connectionString)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
