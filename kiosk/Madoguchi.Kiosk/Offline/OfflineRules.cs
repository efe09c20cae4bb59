using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Kiosk.Offline;

/// <summary>The rules of the day as far as a kiosk knows them.</summary>
static class OfflineRules
{
    public static HubRefusal? Refuse(DayHours hours, IReadOnlyList<CatalogueProcedure> chosen, BoardState? board, DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(now.DateTime);
        if (time < hours.Open)
            return new("site-closed", $"受付は{Text(hours.Open)}からです。");
        if (time >= hours.LastTicket)
            return new("issuing-stopped", $"本日の番号札の発券は{Text(hours.LastTicket)}で終了しました。");
        foreach (var procedure in chosen)
        {
            if (!procedure.Handled)
                return new("procedure-not-here", $"手続き {procedure.Code} はこの窓口施設では取り扱っていません。");
            if (time < procedure.From || time >= procedure.To)
                return new("procedure-not-now", $"手続き {procedure.Code} の取扱時間は{Text(procedure.From)}から{Text(procedure.To)}までです。");
            // What clerks had stopped when the line broke stays stopped.
            if (board?.BusinessDate == hours.Date && board.Categories.Any(category => category.Code == procedure.Category && !category.Issuing))
                return new("issuing-stopped", "この分類の本日の受付は終了しました。");
        }
        return null;
    }

    static string Text(TimeOnly? time) => time?.ToString("H:mm", CultureInfo.InvariantCulture) ?? "";
}
