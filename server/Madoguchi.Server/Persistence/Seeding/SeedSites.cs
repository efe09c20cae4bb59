using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>sites.json</c>.</summary>
internal static class SeedSites
{
    public static MunicipalityRow Municipality(SeedJson json, string navigator)
    {
        var (municipality, closed) = (json["municipality"], json["closed"]);
        if (municipality["timeZone"].Text() is not ("Asia/Tokyo" or ""))
            municipality["timeZone"].Wrong($"\"municipality/timeZone\" is {municipality["timeZone"].Raw}; \"Asia/Tokyo\" is allowed.", "Asia/Tokyo にしてください。");
        var area = municipality["jmaAreaCode"];
        if (area.Text() is { Length: > 0 } digits && !IsAreaCode(digits))
            area.Wrong($"\"municipality/jmaAreaCode\" is {area.Raw}; six or seven digits are allowed.", $"「{area.Short}」は使えません。6けたか7けたの数字にしてください。");
        return new()
        {
            Code = municipality["code"].Text(6),
            Name = municipality["name"].Text(),
            NameEasy = municipality.Maybe("nameEasy")?.Marked(),
            NameEn = municipality["nameEn"].Text(),
            NameZh = municipality.Maybe("nameZh")?.Text(),
            NameKo = municipality.Maybe("nameKo")?.Text(),
            JmaAreaCode = area.Text(),
            TimeZone = municipality["timeZone"].Text(),
            ClosedWeekdays = [.. closed["weekdays"].Items().Select(day => day.Weekday())],
            ClosedOnNationalHolidays = closed["nationalHolidays"].YesNo(),
            YearEndFrom = closed.Maybe("yearEnd")?["from"].MonthDay(),
            YearEndTo = closed.Maybe("yearEnd")?["to"].MonthDay(),
            NavigatorJson = navigator,
        };
    }

    public static bool IsAreaCode(string text) => text.Length is 6 or 7 && text.All(char.IsAsciiDigit);

    public static List<ClosedDayRow> ClosedDays(SeedJson json, HashSet<string> sites)
    {
        var rows = new List<ClosedDayRow>();
        foreach (var day in json["closed"].Maybe("days")?.Items() ?? [])
            Add(rows, day, sites, null);
        foreach (var day in json["closed"].Maybe("openDays")?.Items() ?? [])
            Add(rows, day, sites, Times(day));
        return rows;
    }

    static void Add(List<ClosedDayRow> rows, SeedJson day, HashSet<string> sites, (TimeOnly Open, TimeOnly LastTicket, TimeOnly Close)? hours)
    {
        var row = new ClosedDayRow
        {
            Date = day["date"].Date(),
            Site = day.Maybe("site")?.Code(),
            Reason = day["reason"].Text(),
            Open = hours?.Open,
            LastTicket = hours?.LastTicket,
            Close = hours?.Close,
        };
        if (row.Site is { Length: > 0 } site && !sites.Contains(site))
            day["site"].Wrong($"The site \"{site}\" is unknown; {string.Join(", ", sites.Order())} are allowed.", $"拠点「{site}」はありません。{string.Join("・", sites.Order())} のどれかにしてください。");
        if (rows.Any(other => other.Date == row.Date && other.Site == row.Site))
            day.Wrong($"The day {row.Date:yyyy-MM-dd} is there twice for the same site.", $"{row.Date:yyyy-MM-dd} が同じ拠点に2つあります。1つにしてください。");
        rows.Add(row);
    }

    public static List<SiteRow> Sites(SeedJson json, HashSet<string> categories)
    {
        var rows = new List<SiteRow>();
        foreach (var site in json["sites"].Items())
        {
            var row = Site(site, json["municipality"]["code"].Text(6), categories, rows.Count);
            if (row.Code.Length > 0 && rows.Any(other => SeedWords.Column(other.Code) == SeedWords.Column(row.Code)))
                site["code"].Wrong($"The site \"{row.Code}\" is there twice.", $"拠点「{row.Code}」が2つあります。1つにしてください。");
            else if (SeedProcedures.IsColumn(SeedWords.Column(row.Code)))
                site["code"].Wrong(
                    $"The site \"{row.Code}\" would have the same column in {SeedFiles.ProceduresName} as something else; another code is needed.",
                    $"拠点のコード「{row.Code}」は、{SeedFiles.ProceduresName} の列の名前と重なります。ほかのコードにしてください。");
            rows.Add(row);
        }
        if (rows.Count is 0 && json["sites"].IsList)
            json["sites"].Wrong("There is no site; at least one is needed.", "拠点がありません。1つ以上書いてください。");
        return rows;
    }

    static SiteRow Site(SeedJson site, string municipality, HashSet<string> categories, int position)
    {
        var (promises, remote) = (site.Maybe("promises"), site.Maybe("remote"));
        return new()
        {
            Code = site["code"].Code(),
            Municipality = municipality,
            Position = position,
            Name = site["name"].Text(),
            NameEasy = site.Maybe("nameEasy")?.Marked(),
            NameEn = site["nameEn"].Text(),
            NameZh = site.Maybe("nameZh")?.Text(),
            NameKo = site.Maybe("nameKo")?.Text(),
            Kiosks = site["kiosks"].Whole(0, 100),
            Displays = [.. site["displays"].Items().Select(display => display.Code()).Distinct()],
            ReservationPromiseMinutes = promises?.Maybe("reservation")?.Whole(1, 240) ?? 5,
            PriorityPromiseMinutes = promises?.Maybe("priority")?.Whole(1, 240) ?? 10,
            WalkInPromiseMinutes = promises?.Maybe("walkIn")?.Whole(1, 240) ?? 30,
            ReservationGraceMinutes = promises?.Maybe("reservationGrace")?.Whole(0, 240) ?? 10,
            LongestWaitMinutes = promises?.Maybe("longestWait")?.Whole(1, 600) ?? 60,
            StaffMoves = site.Maybe("staffMoves")?.YesNo() ?? false,
            RemotePerDay = remote?["perDay"].Whole(0, 999) ?? 0,
            RemoteGraceMinutes = remote?.Maybe("graceMinutes")?.Whole(0, 60) ?? 10,
            SkippedNumbers = [.. site.Maybe("skipNumbers")?.Items().Select(number => number.Whole(1, 999_999)) ?? []],
            Hours = Hours(site["hours"]),
            Counters = Counters(site["counters"], categories),
            BookingRules = SeedBookingRules.Read(site.Maybe("booking")),
        };
    }

    static List<SiteHoursRow> Hours(SeedJson hours)
    {
        var rows = new List<SiteHoursRow>();
        foreach (var (entry, day) in hours.Items().SelectMany(entry => entry["days"].Items().Select(day => (entry, day))))
        {
            var (open, last, close) = Times(entry);
            var row = new SiteHoursRow
            {
                Site = "",
                From = entry.Maybe("from")?.Date() ?? DateOnly.MinValue,
                Weekday = day.Weekday(),
                Open = open,
                LastTicket = last,
                Close = close,
            };
            if (rows.Any(other => other.Weekday == row.Weekday && other.From == row.From))
                day.Wrong($"The hours of {day.Raw} are there twice.", $"曜日「{day.Short}」の時間が2つあります。1つにしてください。");
            rows.Add(row);
        }
        return rows;
    }

    static (TimeOnly Open, TimeOnly LastTicket, TimeOnly Close) Times(SeedJson entry)
    {
        var (open, last, close) = (entry["open"].Time(), entry["lastTicket"].Time(), entry["close"].Time());
        if (!(open < close && open <= last && last <= close) && !entry.IsMissing)
            entry.Wrong(
                $"The hours are {open:HH:mm}–{close:HH:mm}, last ticket {last:HH:mm}; open ≤ lastTicket ≤ close is allowed.",
                "時刻は、開庁 ≦ 最終受付 ≦ 閉庁 の順にしてください。");
        return (open, last, close);
    }

    static List<CounterRow> Counters(SeedJson counters, HashSet<string> categories)
    {
        var rows = new List<CounterRow>();
        foreach (var counter in counters.Items())
        {
            var row = new CounterRow
            {
                Site = "",
                Number = counter["number"].Whole(1, 999),
                Name = counter["name"].Text(),
                Floor = counter["floor"].Text(20),
                Categories = [.. counter["categories"].Items().Select(category => Known(category, categories)).Distinct()],
                ReservationOnly = counter.Maybe("reservationOnly")?.YesNo() ?? false,
            };
            if (rows.Any(other => other.Number == row.Number))
                counter["number"].Wrong($"The counter {row.Number} is there twice.", $"窓口{row.Number}番が2つあります。1つにしてください。");
            rows.Add(row);
        }
        return rows;
    }

    static string Known(SeedJson category, HashSet<string> categories)
    {
        if (category.Text() is { Length: > 0 } code && !categories.Contains(code))
            category.Wrong(
                $"The category {category.Raw} is unknown; {string.Join(", ", categories.Order())} are allowed.",
                $"受付区分「{code}」はありません。{string.Join("・", categories.Order())} のどれかにしてください。");
        return category.Text();
    }
}
