using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Now;

namespace Madoguchi.Reservation.Pages.Remote;

/// <summary>Whether a site gives numbers from afar now, as far as is known here; the city hall decides.</summary>
/// <param name="Why">Key of the reason when it does not; null: it does.</param>
/// <param name="Left">How many are left today.</param>
/// <param name="Issuing">Letters of the categories which still give numbers.</param>
internal sealed record RemoteOffer(string? Why, int Left, IReadOnlySet<string> Issuing)
{
    static readonly HashSet<string> Nothing = [];

    public bool IsOpen => Why is null;

    public static RemoteOffer Of(string site, CongestionBoard board, LinkLine line, DateTimeOffset now) =>
        !line.IsUp ? No("remote.down")
        : board.Current?.Sites.FirstOrDefault(one => one.Code == site) is not { } known ? No("remote.off")
        : !GivesNumbers(known, now) ? No("remote.closed")
        : known.RemoteLeft switch
        {
            null => No("remote.off"),
            <= 0 => No("remote.full"),
            { } left => new(null, left, known.Categories.Where(category => category.Issuing).Select(category => category.Code).ToHashSet()),
        };

    static bool GivesNumbers(SiteCongestion site, DateTimeOffset now) =>
        Opening.Of(site, now) is { IsOpen: true } opening && !(opening.Today is { } today && TimeOnly.FromDateTime(JapanTime.In(now).DateTime) >= today.LastTicket);

    static RemoteOffer No(string why) => new(why, 0, Nothing);
}
