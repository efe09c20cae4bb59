using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Persistence;

namespace Madoguchi.Reservation.Booking;

/// <summary>What is booked: procedures one after the other at their counters, or all of them at a counter of its own.</summary>
internal sealed class Stay
{
    readonly StayPlan apart;

    Stay(string site, string ownGroup, IReadOnlyList<StayProcedure> procedures)
    {
        (Site, OwnGroup, Procedures) = (site, ownGroup, procedures);
        apart = StayPlan.Of(procedures);
    }

    public string Site { get; }

    /// <summary>Group with a counter of its own; empty: each procedure at its own counters.</summary>
    public string OwnGroup { get; }

    public IReadOnlyList<StayProcedure> Procedures { get; }

    public IReadOnlyList<string> Codes => [.. Procedures.Select(procedure => procedure.Code)];

    /// <summary>Group of the slot with which the stay begins.</summary>
    public string FirstGroup => OwnGroup.Length > 0 ? OwnGroup : apart.Parts[0].Group;

    /// <summary>Every group in which it needs seats.</summary>
    public IReadOnlyCollection<string> Groups => OwnGroup.Length > 0 ? [OwnGroup] : [.. apart.Parts.Select(part => part.Group).Distinct()];

    public StayPlan Plan(Slot first) => OwnGroup.Length > 0 ? StayPlan.AtOneCounter(OwnGroup, first.Minutes, Procedures) : apart;

    /// <param name="procedures">1 or more that the site handles.</param>
    /// <param name="ownGroup">Group with a counter of its own, or empty.</param>
    /// <returns>Null when one of them is not booked here: people come for it without a reservation.</returns>
    public static Stay? Of(MasterView master, SiteCatalogue site, IReadOnlyList<CatalogueProcedure> procedures, string ownGroup)
    {
        var groups = master.Groups(site.Site);
        if (ownGroup.Length > 0 && groups?.Any(group => group.Code == ownGroup && group.LifeEvent is not null) != true)
            return null;
        var parts = procedures.Select(procedure => (procedure, Group: ownGroup.Length > 0 ? ownGroup : GroupOf(groups, procedure))).ToList();
        return parts.Exists(part => part.Group is null) ? null
            : new(site.Site, ownGroup, [.. parts.Select(part => Of(part.procedure, part.Group!))]);
    }

    /// <summary>What was booked, as it is done now.</summary>
    /// <returns>Null when the site does not handle one of the procedures any more.</returns>
    public static Stay? Of(MasterView? master, BookingRow booking) => Of(master, booking.Site, booking.ProcedureCodes, booking.Group);

    /// <summary>The same of what somebody waits for.</summary>
    public static Stay? Of(MasterView? master, WaitingRow waiting) => Of(master, waiting.Site, waiting.ProcedureCodes, waiting.Group);

    /// <param name="ownGroup">Group with a counter of its own, or empty.</param>
    public static Stay? Of(MasterView? master, string siteCode, IReadOnlyList<string> codes, string ownGroup) =>
        master?.Site(siteCode) is { } site && MasterView.Procedures(site, [.. codes]) is { } procedures ? Of(master, site, procedures, ownGroup) : null;

    static StayProcedure Of(CatalogueProcedure procedure, string group) => new(
        procedure.Code, group, Math.Max(1, procedure.Minutes), procedure.After, procedure.From, procedure.To, procedure.Days);

    /// <summary>Without groups, all procedures share one kind of slot.</summary>
    static string? GroupOf(IReadOnlyList<Contracts.Link.LinkGroup>? groups, CatalogueProcedure procedure) =>
        groups is null ? "" : groups.FirstOrDefault(group => group.LifeEvent is null && group.Categories.Contains(procedure.Category))?.Code;
}
