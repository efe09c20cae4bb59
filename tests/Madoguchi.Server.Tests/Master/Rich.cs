using Madoguchi.Server.Tests.Commands;

namespace Madoguchi.Server.Tests.Master;

/// <summary>A seed that uses everything its files can say.</summary>
internal static class Rich
{
    public static string Folder(OneDatabase database)
    {
        var folder = database.SeedFolder();
        SeedingRules.Replace(folder, "sites.json", """
            "hours": [ { "days": ["Mon","Tue","Wed","Thu","Fri"], "open": "08:30", "close": "17:00", "lastTicket": "16:45" } ],
            """, """
            "booking": [ { "group": "A", "seats": 3, "internalSeats": 1 },
              { "group": "A", "from": "2027-04-01", "slotMinutes": 15, "sharePercent": 60, "horizonDays": 60, "leadMinutes": 30 },
              { "group": "bereavement", "from": "2027-04-01", "slotMinutes": 60, "seats": 2, "leadOpenDays": 5, "lastBookingTime": "17:00", "starts": ["09:00", "13:30"] },
              { "group": "C", "from": "2027-04-01", "off": true } ],
            "staffMoves": true, "skipNumbers": [4, 9, 42],
            "promises": { "reservation": 6, "priority": 11, "walkIn": 31, "reservationGrace": 0, "longestWait": 45 },
            "hours": [ { "days": ["Mon","Tue","Wed","Thu","Fri"], "open": "08:30", "close": "17:00", "lastTicket": "16:45" },
              { "from": "2027-04-01", "days": ["Mon","Tue","Fri"], "open": "09:00", "close": "16:30", "lastTicket": "16:00" },
              { "from": "2027-04-01", "days": ["Thu"], "open": "09:00", "close": "19:00", "lastTicket": "18:30" } ],
            """);
        SeedingRules.Replace(folder, "sites.json", "\"remote\": { \"perDay\": 40 }", "\"remote\": { \"perDay\": 60, \"graceMinutes\": 15 }");
        SeedingRules.Replace(folder, "sites.json", "\"nationalHolidays\": true,", """
            "nationalHolidays": true,
            "days": [ { "date": "2026-11-24", "reason": "停電, \"全館\"" }, { "date": "2026-09-22", "site": "honchosha", "reason": "工事" } ],
            "openDays": [ { "date": "2026-09-22", "reason": "マイナンバー臨時窓口", "open": "10:00", "close": "15:00", "lastTicket": "14:30" } ],
            """);
        SeedingRules.Replace(folder, "sites.json", """
            "limitedHours": { "R13": { "days": ["Mon","Tue","Wed","Thu","Fri"], "from": "09:00", "to": "16:00" } }
            """, """
            "staffMoves": { "J10": false, "J01": true },
            "limitedHours": { "R13": [ { "days": ["Mon","Tue","Wed","Thu","Fri"], "from": "09:00", "to": "16:00" },
              { "sites": ["honchosha"], "days": ["Wed"], "from": "10:00", "to": "12:00" } ] }
            """);
        SeedingRules.Replace(folder, "procedures.csv", "自賠責・車検証・免許証", "\"自賠責(原本・写し)・車検証, \"\"新様式\"\"\"");
        return folder;
    }
}
