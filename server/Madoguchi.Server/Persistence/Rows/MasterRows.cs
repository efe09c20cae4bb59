namespace Madoguchi.Server.Persistence.Rows;

/// <summary>自治体, with the days on which all its sites are closed and the rules of its navigator.</summary>
internal sealed class MunicipalityRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string? NameEasy { get; set; }
    public required string NameEn { get; set; }
    public string? NameZh { get; set; }
    public string? NameKo { get; set; }
    public required string JmaAreaCode { get; set; }
    public required string TimeZone { get; set; }
    public List<DayOfWeek> ClosedWeekdays { get; set; } = [];
    public bool ClosedOnNationalHolidays { get; set; }

    /// <summary>年末年始 as <c>MM-dd</c>; null: open.</summary>
    public string? YearEndFrom { get; set; }
    public string? YearEndTo { get; set; }

    /// <summary>Life events, questions, rules and precedences, as they were seeded.</summary>
    public required string NavigatorJson { get; set; }

    /// <summary>Grows with every change of master data; servers watch it.</summary>
    public long Revision { get; set; }
}

/// <summary>拠点.</summary>
internal sealed class SiteRow
{
    public required string Code { get; set; }
    public required string Municipality { get; set; }
    public int Position { get; set; }
    public required string Name { get; set; }
    public string? NameEasy { get; set; }
    public required string NameEn { get; set; }
    public string? NameZh { get; set; }
    public string? NameKo { get; set; }
    public int Kiosks { get; set; }
    public List<string> Displays { get; set; } = [];
    public int ReservationPromiseMinutes { get; set; }
    public int PriorityPromiseMinutes { get; set; }
    public int WalkInPromiseMinutes { get; set; }
    public int ReservationGraceMinutes { get; set; }

    /// <summary>Whoever has waited this long at one go is called before all others.</summary>
    public int LongestWaitMinutes { get; set; } = 60;

    /// <summary>職員が動く: residents keep their seat. A procedure may say otherwise.</summary>
    public bool StaffMoves { get; set; }

    /// <summary>スマホ発券: how many numbers a day may be taken from afar; 0: none.</summary>
    public int RemotePerDay { get; set; }

    /// <summary>How long after a missed turn the place of such a number is kept.</summary>
    public int RemoteGraceMinutes { get; set; } = 10;
    public List<int> SkippedNumbers { get; set; } = [];
    public List<SiteHoursRow> Hours { get; set; } = [];
    public List<CounterRow> Counters { get; set; } = [];

    /// <summary>Where nobody has set any, the defaults hold.</summary>
    public List<BookingRuleRow> BookingRules { get; set; } = [];
}

/// <summary>How a counter group is booked from a date on, until a later rule of the group begins.</summary>
internal sealed class BookingRuleRow
{
    public required string Site { get; set; }

    /// <summary>Letter of a category, or the life event of a counter of its own.</summary>
    public required string Group { get; set; }
    public DateOnly From { get; set; }
    public int SlotMinutes { get; set; } = 30;

    /// <summary>Null: a share of the counters on duty.</summary>
    public int? Seats { get; set; }
    public int SharePercent { get; set; } = 100;
    public int InternalSeats { get; set; }
    public int LeadOpenDays { get; set; }
    public int LeadMinutes { get; set; }
    public TimeOnly? LastBookingTime { get; set; }
    public int HorizonDays { get; set; } = 30;
    public List<TimeOnly> Starts { get; set; } = [];
    public bool Off { get; set; }
}

/// <summary>Opening hours of one weekday, local time, as they hold from a date on.</summary>
internal sealed class SiteHoursRow
{
    public required string Site { get; set; }

    /// <summary>All rows of a site with the same date are one week; the latest week that has begun holds.</summary>
    public DateOnly From { get; set; }
    public DayOfWeek Weekday { get; set; }
    public TimeOnly Open { get; set; }
    public TimeOnly LastTicket { get; set; }
    public TimeOnly Close { get; set; }
}

/// <summary>臨時の閉庁日 or, with hours, 臨時の開庁日: one day of a site, or of all (site null), on which the usual rules do not hold.</summary>
internal sealed class ClosedDayRow
{
    public int Id { get; set; }
    public DateOnly Date { get; set; }
    public string? Site { get; set; }
    public required string Reason { get; set; }

    /// <summary>Null: closed.</summary>
    public TimeOnly? Open { get; set; }
    public TimeOnly? LastTicket { get; set; }
    public TimeOnly? Close { get; set; }
}

/// <summary>受付区分 with its number band.</summary>
internal sealed class CategoryRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string NameEasy { get; set; }
    public required string NameEn { get; set; }
    public string? NameZh { get; set; }
    public string? NameKo { get; set; }
    public int From { get; set; }
    public int To { get; set; }
    public int OfflineFrom { get; set; }
    public int OfflineTo { get; set; }
}

/// <summary>手続き.</summary>
internal sealed class ProcedureRow
{
    public required string Code { get; set; }
    public int Position { get; set; }
    public required string Name { get; set; }
    public required string NameEasy { get; set; }
    public required string NameEn { get; set; }
    public string? NameZh { get; set; }
    public string? NameKo { get; set; }
    public required string Department { get; set; }
    public required string Category { get; set; }
    public int Minutes { get; set; }
    public List<string> Bring { get; set; } = [];
    public int FeeYen { get; set; }
    public string? FeeNote { get; set; }
    public List<string> WithoutVisit { get; set; } = [];
    public string? WithoutVisitNote { get; set; }
    public string? WithoutVisitUrl { get; set; }

    /// <summary>Hours within the site's hours for <see cref="Handling.Limited"/> sites.</summary>
    public List<DayOfWeek> LimitedDays { get; set; } = [];
    public TimeOnly? LimitedFrom { get; set; }
    public TimeOnly? LimitedTo { get; set; }

    /// <summary>Null: as the site does.</summary>
    public bool? StaffMoves { get; set; }
    public List<ProcedureSiteRow> Sites { get; set; } = [];
}

/// <summary>Whether a site handles a procedure.</summary>
internal sealed class ProcedureSiteRow
{
    public required string Procedure { get; set; }
    public required string Site { get; set; }
    public Handling Handling { get; set; }

    /// <summary>Limited hours of this site alone; without them, those of the procedure hold.</summary>
    public List<DayOfWeek> LimitedDays { get; set; } = [];
    public TimeOnly? LimitedFrom { get; set; }
    public TimeOnly? LimitedTo { get; set; }
}

/// <summary>窓口.</summary>
internal sealed class CounterRow
{
    public required string Site { get; set; }
    public int Number { get; set; }
    public required string Name { get; set; }
    public required string Floor { get; set; }
    public List<string> Categories { get; set; } = [];
    public bool ReservationOnly { get; set; }
}
