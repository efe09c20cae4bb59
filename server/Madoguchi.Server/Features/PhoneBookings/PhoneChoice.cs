using System.Globalization;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.PhoneBookings;

/// <summary>What the caller wants so far. It travels in the address, and says nothing of the caller.</summary>
/// <param name="Group">A counter of its own where all is done; empty: each procedure at its own counters.</param>
internal sealed record PhoneChoice(MasterSite Site, IReadOnlyList<MasterProcedure> Procedures, string Group)
{
    public const int Most = 20;
    const string SlotFormat = "yyyy-MM-dd'T'HH:mm";

    public StaffStay Stay => new(Site.Code, [.. Procedures.Select(procedure => procedure.Code)], Group);

    public string Names => string.Join("、", Procedures.Select(procedure => procedure.Names.Ja));

    public string Query => $"site={Site.Code}{string.Concat(Procedures.Select(procedure => $"&p={procedure.Code}"))}{(Group.Length > 0 ? $"&g={Uri.EscapeDataString(Group)}" : "")}";

    public string StartAddress => $"/phone?{Query}";

    public string TimesAddress(DateOnly from) => $"/phone/times?{Query}&from={Write(from)}";

    public string NewAddress(DateTimeOffset slot) => $"/phone/new?{Query}&slot={Write(slot)}";

    /// <summary>Null when something of it is not booked at that site.</summary>
    public static PhoneChoice? Read(MasterData master, string? site, IReadOnlyCollection<string>? codes, string? group)
    {
        if (site is null || master.Site(site) is not { } known || codes is not { Count: >= 1 and <= Most })
            return null;
        var bookable = Bookable(master, known);
        var chosen = codes.Distinct().Select(code => bookable.FirstOrDefault(one => one.Code == code)).ToList();
        return chosen.Contains(null) || (group is { Length: > 0 } && !OwnCounters(master, known).Any(one => one.Code == group))
            ? null : new(known, [.. chosen.OfType<MasterProcedure>()], group ?? "");
    }

    /// <summary>What can be booked at a site: it is handled there, at a counter group that has slots.</summary>
    public static IReadOnlyList<MasterProcedure> Bookable(MasterData master, MasterSite site)
    {
        var categories = BookingRules.Groups(master, site).SelectMany(group => group.Categories).ToHashSet();
        return [.. master.Procedures.Where(procedure => procedure.At(site.Code) is not Handling.No && categories.Contains(procedure.Category))];
    }

    public static IReadOnlyList<LinkGroup> OwnCounters(MasterData master, MasterSite site) =>
        [.. BookingRules.Groups(master, site).Where(group => group.LifeEvent is not null)];

    public static string Write(DateTimeOffset slot) => BusinessTime.Local(slot).ToString(SlotFormat, CultureInfo.InvariantCulture);

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateTimeOffset? ReadSlot(string? text) =>
        DateTime.TryParseExact(text, SlotFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 2000 and <= 2200
            ? new(local, BusinessTime.Offset) : null;

    public static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2200 ? date : null;

    public static string Show(DateTimeOffset start) =>
        $"{Madoguchi.Ui.Languages.Wareki.WithWeekday(BusinessTime.DateOf(start))} {BusinessTime.Local(start).ToString("H:mm", CultureInfo.InvariantCulture)}";
}
