using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>sites.json</c>.</summary>
internal static class SeedSites
{
    public static MunicipalityRow Municipality(SeedJson json, string navigator)
    {
        var (municipality, closed) = (json["municipality"], json["closed"]);
        if (municipality["timeZone"].Text() is not "Asia/Tokyo")
            throw municipality["timeZone"].Wrong($"\"municipality/timeZone\" is {municipality["timeZone"].Raw}; \"Asia/Tokyo\" is allowed.");
        return new()
        {
            Code = municipality["code"].Text(6),
            Name = municipality["name"].Text(),
            NameEn = municipality["nameEn"].Text(),
            JmaAreaCode = municipality["jmaAreaCode"].Text(10),
            TimeZone = municipality["timeZone"].Text(),
            ClosedWeekdays = [.. closed["weekdays"].Items().Select(day => day.Weekday())],
            ClosedOnNationalHolidays = closed["nationalHolidays"].YesNo(),
            YearEndFrom = closed.Maybe("yearEnd")?["from"].MonthDay(),
            YearEndTo = closed.Maybe("yearEnd")?["to"].MonthDay(),
            NavigatorJson = navigator,
        };
    }

    public static List<ClosedDayRow> ClosedDays(SeedJson json) =>
    [
        .. json["closed"].Maybe("days")?.Items().Select(day => new ClosedDayRow
        {
            Date = day["date"].Date(),
            Site = day.Maybe("site")?.Code(),
            Reason = day["reason"].Text(),
        }) ?? [],
        .. json["closed"].Maybe("openDays")?.Items().Select(OpenDay) ?? [],
    ];

    static ClosedDayRow OpenDay(SeedJson day)
    {
        var (open, last, close) = Times(day);
        return new() { Date = day["date"].Date(), Site = day.Maybe("site")?.Code(), Reason = day["reason"].Text(), Open = open, LastTicket = last, Close = close };
    }

    public static List<CategoryRow> Categories(SeedJson categories)
    {
        var rows = new List<CategoryRow>();
        foreach (var category in categories.Items())
        {
            var (code, numbers) = (category["code"], category["numbers"]);
            if (code.Text() is not [>= 'A' and <= 'Z'])
                throw code.Wrong($"The category is {code.Raw}; one letter from A to Z is allowed.");
            if (rows.Any(row => row.Code == code.Text()))
                throw code.Wrong($"The category {code.Raw} is there twice.");
            var row = new CategoryRow
            {
                Code = code.Text(),
                Name = category["name"].Text(),
                NameEasy = category["nameEasy"].Text(),
                NameEn = category["nameEn"].Text(),
                From = numbers["from"].Whole(1, 999_999),
                To = numbers["to"].Whole(1, 999_999),
                OfflineFrom = numbers["offlineFrom"].Whole(1, 999_999),
                OfflineTo = numbers["offlineTo"].Whole(1, 999_999),
            };
            if (row.From > row.To || row.OfflineFrom <= row.To || row.OfflineTo < row.OfflineFrom)
                throw numbers.Wrong($"The numbers of {row.Code} are {row.From}–{row.To} and {row.OfflineFrom}–{row.OfflineTo}; from ≤ to < offlineFrom ≤ offlineTo is allowed.");
            rows.Add(row);
        }
        return rows.Count > 0 ? rows : throw categories.Wrong("There is no category; at least one is needed.");
    }

    public static List<SiteRow> Sites(SeedJson json, HashSet<string> categories)
    {
        var rows = new List<SiteRow>();
        foreach (var site in json["sites"].Items())
        {
            var row = Site(site, json["municipality"]["code"].Text(6), categories, rows.Count);
            if (rows.Any(other => other.Code == row.Code))
                throw site["code"].Wrong($"The site \"{row.Code}\" is there twice.");
            rows.Add(row);
        }
        return rows.Count > 0 ? rows : throw json["sites"].Wrong("There is no site; at least one is needed.");
    }

    static SiteRow Site(SeedJson site, string municipality, HashSet<string> categories, int position)
    {
        var promises = site.Maybe("promises");
        return new()
        {
            Code = site["code"].Code(),
            Municipality = municipality,
            Position = position,
            Name = site["name"].Text(),
            NameEasy = site.Maybe("nameEasy")?.Text(),
            NameEn = site["nameEn"].Text(),
            Kiosks = site["kiosks"].Whole(0, 100),
            Displays = [.. site["displays"].Items().Select(display => display.Code()).Distinct()],
            ReservationPromiseMinutes = promises?.Maybe("reservation")?.Whole(1, 240) ?? 5,
            PriorityPromiseMinutes = promises?.Maybe("priority")?.Whole(1, 240) ?? 10,
            WalkInPromiseMinutes = promises?.Maybe("walkIn")?.Whole(1, 240) ?? 30,
            ReservationGraceMinutes = promises?.Maybe("reservationGrace")?.Whole(0, 240) ?? 10,
            LongestWaitMinutes = promises?.Maybe("longestWait")?.Whole(1, 600) ?? 60,
            StaffMoves = site.Maybe("staffMoves")?.YesNo() ?? false,
            SkippedNumbers = [.. site.Maybe("skipNumbers")?.Items().Select(number => number.Whole(1, 999_999)) ?? []],
            Hours = Hours(site["hours"]),
            Counters = Counters(site["counters"], categories),
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
                throw day.Wrong($"The hours of {day.Raw} are there twice.");
            rows.Add(row);
        }
        return rows;
    }

    static (TimeOnly Open, TimeOnly LastTicket, TimeOnly Close) Times(SeedJson entry)
    {
        var (open, last, close) = (entry["open"].Time(), entry["lastTicket"].Time(), entry["close"].Time());
        return open < close && open <= last && last <= close
            ? (open, last, close)
            : throw entry.Wrong($"The hours are {open:HH:mm}–{close:HH:mm}, last ticket {last:HH:mm}; open ≤ lastTicket ≤ close is allowed.");
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
                throw counter["number"].Wrong($"The counter {row.Number} is there twice.");
            rows.Add(row);
        }
        return rows;
    }

    static string Known(SeedJson category, HashSet<string> categories) => categories.Contains(category.Text())
        ? category.Text()
        : throw category.Wrong($"The category {category.Raw} is unknown; {string.Join(", ", categories.Order())} are allowed.");
}
