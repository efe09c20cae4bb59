using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calendar;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>What codes are called at a counter.</summary>
internal static class DeskWords
{
    public static string State(string state) => state switch { "open" => "受付中", "paused" => "休止中", _ => "閉鎖中" };

    public static string Class(string ticketClass) => ticketClass switch { "reservation" => "予約", "priority" => "優先", _ => "番号札" };

    public static string Leg(string state) => state switch
    {
        LegStates.Blocked => "前の手続き待ち",
        LegStates.Waiting => "待ち",
        LegStates.Called => "呼び出し中",
        LegStates.Serving => "対応中",
        LegStates.Held => "保留",
        LegStates.Absent => "不在",
        LegStates.Summoned => "担当者待ち",
        LegStates.AwaitingPickup => "交付待ち",
        LegStates.Done => "完了",
        LegStates.Transferred => "移動済み",
        LegStates.Cancelled => "取りやめ",
        _ => "期限切れ",
    };

    public static bool HasEnded(string state) =>
        state is LegStates.Done or LegStates.Transferred or LegStates.Cancelled or LegStates.Expired;

    /// <summary>Null for Japanese: only what is unusual is said.</summary>
    public static string? Language(string code) => code is "ja" ? null : code is "ja-easy" ? "やさしい日本語" : Ui.Languages.Language.Of(code).OwnName;

    public static string Time(DateTimeOffset at) => BusinessTime.Local(at).ToString("H:mm", CultureInfo.InvariantCulture);

    public static string Hours(SiteInfo site) => site switch
    {
        { OpensAt: { } from, ClosesAt: { } to } => $"本日 {Time(from)}–{Time(to)}{(site.IsOpen ? "" : "・時間外")}",
        _ => "本日休み",
    };

    /// <summary>Whole minutes waited; a reservation before its slot shows the slot instead.</summary>
    public static string Waited(QueuedTicket queued, DateTimeOffset now) =>
        queued.Since > now ? $"{Time(queued.Since)}から" : string.Create(CultureInfo.InvariantCulture, $"{(int)(now - queued.Since).TotalMinutes}分");

    /// <summary>1 when the promised wait has just passed.</summary>
    public static double Urgency(QueuedTicket queued, DateTimeOffset now) =>
        (now - queued.Since) / TimeSpan.FromMinutes(queued.PromiseMinutes);

    public static string Today(DateTimeOffset now) => Wareki.WithWeekday(BusinessTime.DateOf(now));
}
