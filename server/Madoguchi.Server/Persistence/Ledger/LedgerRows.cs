using System.Data.Common;
using System.Globalization;

namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>How an entry looks as a row; times keep their offset and all their digits.</summary>
internal static class LedgerRows
{
    public static LedgerEntry Entry(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), Guid.Parse(row.GetString(2)), row.GetString(3), row.GetString(4), Time(row.GetString(5)),
        row.GetString(6), row.GetString(7));

    public static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
