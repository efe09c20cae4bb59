using Madoguchi.TestKit.Programs;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>What reservation-web still has to tell.</summary>
internal static class Outbox
{
    /// <summary>Whether the city hall has acknowledged, so stored, everything that was booked, moved and cancelled outside.</summary>
    public static bool IsAllInside(this OutsideWorld outside)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(outside.DataDirectory, "reservation.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var settled = database.CreateCommand();
        settled.CommandText = """SELECT "Latest" = "Acknowledged" FROM "LinkState" """;
        return settled.ExecuteScalar() is 1L;
    }
}
