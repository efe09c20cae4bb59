using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Sites, displays and kiosks that somebody wants to take away while they are used.</summary>
internal static class InUse
{
    /// <summary>Displays and kiosks of sites that stay: to be taken away knowingly.</summary>
    public static IEnumerable<string> Devices(MasterData before, MasterData after, IReadOnlyCollection<Device> connected)
    {
        foreach (var (site, next) in before.Sites.Select(site => (site, after.Site(site.Code))))
        {
            if (next is null)
                continue;
            foreach (var display in site.Displays.Except(next.Displays).Intersect(At(connected, "display", site.Code)))
                yield return $"{site.Names.Ja}の表示盤「{display}」は、今つながっています。今の画面はそのまま動きますが、つなぎ直したときから映らなくなります。";
            var kiosks = At(connected, "kiosk", site.Code);
            if (next.Kiosks < site.Kiosks && kiosks.Length > next.Kiosks)
                yield return $"{site.Names.Ja}では、発券機が今{kiosks.Length}台つながっています（{string.Join("、", kiosks)}）。登録を{next.Kiosks}台にしても動き続けるので、使わない発券機は電源を切ってください。";
        }
    }

    /// <summary>Why a site cannot be taken away now.</summary>
    /// <param name="issued">Tickets of today.</param>
    /// <param name="hasLent">Its kiosks may print numbers of today on their own.</param>
    /// <param name="bookings">Coming ones.</param>
    public static IEnumerable<string> Site(MasterSite site, int issued, bool hasLent, int bookings, IReadOnlyCollection<Device> connected)
    {
        if (issued > 0)
            yield return $"{site.Names.Ja}では、今日すでに{issued}人に番号札を出しています。今日は消せません。明日の開庁前に消してください。";
        else if (hasLent)
            yield return $"{site.Names.Ja}の発券機に、回線が切れたときの番号を割り当てています。今日は消せません。明日の開庁前に消してください。";
        if (bookings > 0)
            yield return $"{site.Names.Ja}には、これからの予約が{bookings}件あります。予約がなくなるまで消せません。";
        var devices = connected.Where(device => device.Site == site.Code).Select(device => $"{AdminWords.Kind(device.Kind)}「{device.Name}」").Distinct().Order(StringComparer.Ordinal).ToArray();
        if (devices.Length > 0)
            yield return $"{site.Names.Ja}には、{string.Join("、", devices)}が今つながっています。電源を切るか画面を閉じてから消してください。";
    }

    static string[] At(IEnumerable<Device> connected, string kind, string site) =>
        [.. connected.Where(device => device.Kind == kind && device.Site == site).Select(device => device.Name).Distinct().Order(StringComparer.Ordinal)];
}
