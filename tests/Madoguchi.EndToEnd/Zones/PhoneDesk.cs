using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;

namespace Madoguchi.EndToEnd.Zones;

/// <summary>A clerk who books for callers, at a desk in the inner zone, on the plain pages.</summary>
internal sealed partial class PhoneDesk(ThreeZones zones) : IDisposable
{
    readonly BookingBrowser _browser = new(zones.Hall.Url, zones.Lobby);

    public async Task SignIn()
    {
        await _browser.Fill("/staff/sign-in", "/staff/sign-in", ("mail", Staff.Clerk), ("password", Staff.Password), ("returnUrl", "/phone"));
        var inside = await _browser.Fill("/staff/sign-in/code?returnUrl=/phone", "/staff/sign-in/code", ("code", Totp.Now()), ("returnUrl", "/phone"));
        inside.Html.Should().Contain("電話予約");
    }

    /// <summary>Whether the desk is told that the line to reservation-web is up.</summary>
    public async Task<bool> LineIsUp() => !(await _browser.Get("/phone")).Html.Contains("予約サイトとの回線が切れています", StringComparison.Ordinal);

    /// <summary>Books J10 and gives the code.</summary>
    public async Task<string> Book(string slot, string kana, string phone)
    {
        var address = $"/phone/new?site=honchosha&p=J10&slot={slot}";
        // The page has other forms, too, as the one to sign out.
        var form = (await _browser.Get(address)).Html.Split("phone-form", 2)[^1];
        var hidden = Hidden().Matches(form).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
        var booked = await _browser.Post(address, [.. hidden, new("kana", kana), new("phone", phone), new("name", "")]);
        return booked.Address.AbsolutePath.StartsWith("/phone/r/", StringComparison.Ordinal)
            ? booked.Address.Segments[^1] : throw new InvalidOperationException($"Not booked, status {(int)booked.Status}: {booked.Html}");
    }

    /// <summary>What the desk is told of a reservation.</summary>
    public async Task<string> Look(string code) => (await _browser.Get($"/phone/r/{code}")).Html;

    public void Dispose() => _browser.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)""")]
    private static partial Regex Hidden();
}
