using System.Data.Common;
using System.Globalization;
using System.Text;
using Madoguchi.Server.Tests.Persistence;
using Madoguchi.TestKit.Programs;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Madoguchi.Server.Tests.Zones;

internal enum Zone { Outer, Inner }

/// <summary>Where both zones keep what they know, and all of it as bytes.</summary>
internal abstract class Stores
{
    /// <summary>Settings with which a zone keeps it there.</summary>
    public abstract IReadOnlyDictionary<string, string?> Of(Zone zone);

    public abstract DbConnection Open(Zone zone);

    public OutsideWorld Outside { get; set; } = null!;

    public CityHall Hall { get; set; } = null!;

    /// <summary>Everything that lies there: what a thief finds.</summary>
    public virtual IEnumerable<(string Name, byte[] Content)> Contents() =>
        from folder in (string[])[Outside.DataDirectory, Hall.DataDirectory]
        from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        select (file, Read(file));

    /// <summary>Whether the city hall has acknowledged, so stored, everything.</summary>
    public bool IsAllInside() => Row(Zone.Outer, """SELECT "Latest" = "Acknowledged" FROM "LinkState" """) is ["1" or "True"];

    /// <returns>The first row, or nothing.</returns>
    public IReadOnlyList<string> Row(Zone zone, string sql, string parameter = "")
    {
        using var connection = Open(zone);
        using var query = connection.CreateCommand();
        query.CommandText = sql;
        var value = query.CreateParameter();
        (value.ParameterName, value.Value) = ("@value", parameter);
        query.Parameters.Add(value);
        using var row = query.ExecuteReader();
        return row.Read() ? [.. Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!)] : [];
    }

    public void Empty(Zone zone, params string[] tables)
    {
        using var connection = Open(zone);
        foreach (var table in tables)
        {
            using var delete = connection.CreateCommand();
            delete.CommandText = $"""DELETE FROM "{table}" """;
            delete.ExecuteNonQuery();
        }
    }

    static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>Each zone's files, as they are when nothing is set.</summary>
    internal sealed class Files : Stores
    {
        public override IReadOnlyDictionary<string, string?> Of(Zone zone) => new Dictionary<string, string?>();

        public override DbConnection Open(Zone zone)
        {
            var path = zone is Zone.Outer ? Path.Combine(Outside.DataDirectory, "reservation.db") : Path.Combine(Hall.DataDirectory, "madoguchi.db");
            var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            connection.Open();
            return connection;
        }
    }

    /// <summary>A database for each on PostgreSQL: the rows of every table, and the files beside.</summary>
    internal sealed class Postgres(PostgresCluster cluster, string keys) : Stores
    {
        readonly Dictionary<Zone, string> _addresses = new() { [Zone.Outer] = cluster.NewDatabase(), [Zone.Inner] = cluster.NewDatabase() };

        public override IReadOnlyDictionary<string, string?> Of(Zone zone) => new Dictionary<string, string?>
        {
            ["MADOGUCHI__DATABASE"] = _addresses[zone],
            ["MADOGUCHI__KEYS"] = Path.Combine(keys, zone.ToString()),
        };

        public override DbConnection Open(Zone zone)
        {
            var connection = new NpgsqlConnection(_addresses[zone]);
            connection.Open();
            return connection;
        }

        public override IEnumerable<(string Name, byte[] Content)> Contents() => base.Contents().Concat(Enum.GetValues<Zone>().SelectMany(Rows));

        List<(string, byte[])> Rows(Zone zone)
        {
            using var connection = (NpgsqlConnection)Open(zone);
            return [.. Lines(connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .Select(table => ($"{zone} {table}", Encoding.UTF8.GetBytes(string.Join('\n', Lines(connection, $"SELECT t::text FROM \"{table}\" t")))))];
        }

        static List<string> Lines(NpgsqlConnection connection, string sql)
        {
            using var query = new NpgsqlCommand(sql, connection);
            using var row = query.ExecuteReader();
            var lines = new List<string>();
            while (row.Read())
                lines.Add(row.GetString(0));
            return lines;
        }
    }
}
