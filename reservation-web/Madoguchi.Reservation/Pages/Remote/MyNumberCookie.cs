using Madoguchi.Reservation.RemoteTickets;

namespace Madoguchi.Reservation.Pages.Remote;

/// <summary>Remembers for the day which number this phone took, so that its holder finds it again and takes no second one.</summary>
internal sealed class MyNumberCookie(RemoteDesk desk)
{
    const string Name = "number";
    const int LongestToken = 22;
    static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    public static void Give(HttpContext http, string token) => http.Response.Cookies.Append(Name, token, new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/remote",
        MaxAge = Lasts,
        IsEssential = true,
    });

    /// <summary>Token of the number that is still to be used; null when there is none.</summary>
    public string? Read(HttpContext http) =>
        http.Request.Cookies[Name] is { Length: LongestToken } token && desk.IsOpen(token) ? token : null;
}
