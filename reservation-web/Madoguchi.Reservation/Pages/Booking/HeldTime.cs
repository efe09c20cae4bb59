namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>
/// Remembers which form of this browser holds a time, so that choosing another one, or going back to the times, gives the first
/// back whichever way was taken there. The key says nothing of the person and ends with the hold.
/// </summary>
internal static class HeldTime
{
    const string Name = "held";
    const string Steps = "/book";

    public static Guid? Of(HttpContext http) => Guid.TryParseExact(http.Request.Cookies[Name], "N", out var form) && form != Guid.Empty ? form : null;

    public static void Keep(HttpContext http, Guid form, TimeSpan lasts) => http.Response.Cookies.Append(Name, form.ToString("N"), Options(http, lasts));

    public static void Forget(HttpContext http)
    {
        if (http.Request.Cookies.ContainsKey(Name))
            http.Response.Cookies.Delete(Name, Options(http, null));
    }

    static CookieOptions Options(HttpContext http, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = Steps,
        MaxAge = lasts,
        IsEssential = true,
    };
}
