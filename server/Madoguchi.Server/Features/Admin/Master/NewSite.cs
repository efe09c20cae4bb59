using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Rows;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>A site that comes or goes, with all that hangs on it.</summary>
internal static class NewSite
{
    /// <param name="like">Whose hours, promises and procedures it begins with; null: none.</param>
    public static SiteRow Of(string code, Seed seed, SiteRow? like)
    {
        foreach (var procedure in seed.Procedures)
        {
            var handled = procedure.Sites.Find(site => site.Site == like?.Code);
            procedure.Sites.Add(new()
            {
                Procedure = procedure.Code,
                Site = code,
                Handling = handled?.Handling ?? Handling.No,
                LimitedDays = [.. handled?.LimitedDays ?? []],
                LimitedFrom = handled?.LimitedFrom,
                LimitedTo = handled?.LimitedTo,
            });
        }
        return new()
        {
            Code = code,
            Municipality = seed.Municipality.Code,
            Name = "",
            NameEn = "",
            ReservationPromiseMinutes = like?.ReservationPromiseMinutes ?? 5,
            PriorityPromiseMinutes = like?.PriorityPromiseMinutes ?? 10,
            WalkInPromiseMinutes = like?.WalkInPromiseMinutes ?? 30,
            ReservationGraceMinutes = like?.ReservationGraceMinutes ?? 10,
            LongestWaitMinutes = like?.LongestWaitMinutes ?? 60,
            RemotePerDay = like?.RemotePerDay ?? 0,
            RemoteGraceMinutes = like?.RemoteGraceMinutes ?? 10,
            StaffMoves = like?.StaffMoves ?? false,
            SkippedNumbers = [.. like?.SkippedNumbers ?? []],
            Hours = [.. like?.Hours.Select(day => Same(day, code)) ?? []],
        };
    }

    public static void Remove(string code, Seed seed)
    {
        seed.Sites.RemoveAll(site => site.Code == code);
        seed.ClosedDays.RemoveAll(day => day.Site == code);
        foreach (var procedure in seed.Procedures)
            procedure.Sites.RemoveAll(site => site.Site == code);
    }

    static SiteHoursRow Same(SiteHoursRow day, string site) =>
        new() { Site = site, From = day.From, Weekday = day.Weekday, Open = day.Open, LastTicket = day.LastTicket, Close = day.Close };
}
