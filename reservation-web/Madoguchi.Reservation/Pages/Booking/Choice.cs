using System.Globalization;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Live;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>What was chosen so far. It travels in the address, so every step can be linked to, reloaded and gone back to.</summary>
/// <param name="Group">Group with a counter of its own where all is done; empty: each procedure at its own counters.</param>
public sealed record Choice(SiteCatalogue Site, IReadOnlyList<CatalogueProcedure> Procedures, string Group = "")
{
    public const int MostProcedures = 20;
    const string SlotFormat = "yyyy-MM-dd'T'HH:mm";

    string Query => string.Concat(Procedures.Select(procedure => $"&p={Uri.EscapeDataString(procedure.Code)}")
        .Append(Group.Length > 0 ? $"&g={Uri.EscapeDataString(Group)}" : "")).TrimStart('&');

    public string ProceduresAddress => $"/book/{Site.Site}?{Query}";
    public string DayAddress => $"/book/{Site.Site}/day?{Query}";
    public string TimeAddress(DateOnly date) => $"/book/{Site.Site}/time?{Query}&day={date:yyyy-MM-dd}";
    public string WaitAddress(DateOnly date) => $"/book/{Site.Site}/wait?{Query}&day={date:yyyy-MM-dd}";
    public string DetailsAddress(DateTimeOffset slot) => $"/book/{Site.Site}/details?{Query}&slot={Write(slot)}";

    /// <summary>The same with the form's key: reloaded or come back to, it is the same form with the same time held.</summary>
    public string DetailsAddress(DateTimeOffset slot, Guid form) => $"{DetailsAddress(slot)}&key={form:N}";

    /// <summary>Where a form waits behind others of its address; what was typed is kept for just this path.</summary>
    public string PausePath(Guid form) => $"/book/{Site.Site}/pause/{form:N}";

    public string PauseAddress(DateTimeOffset slot, Guid form, bool again) => $"{PausePath(form)}?{Query}&slot={Write(slot)}{(again ? "&again=yes" : "")}";

    /// <summary>Minutes at the counters, waiting not included.</summary>
    public int Minutes => Procedures.Sum(procedure => procedure.Minutes);

    /// <summary>Null when there is no procedure, too many, or one that this site does not handle.</summary>
    public static Choice? Read(SiteCatalogue site, IReadOnlyCollection<string>? codes, string? group) =>
        codes is { Count: > 0 and <= MostProcedures } && MasterView.Procedures(site, codes) is { Count: > 0 } procedures
            ? new(site, procedures, group is { Length: <= 20 } ? group : "") : null;

    public static string Write(DateTimeOffset slot) => JapanTime.In(slot).ToString(SlotFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset? ReadSlot(string? typed) =>
        DateTime.TryParseExact(typed, SlotFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year > 2000
            ? new(local, JapanTime.Offset) : null;

    public static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
