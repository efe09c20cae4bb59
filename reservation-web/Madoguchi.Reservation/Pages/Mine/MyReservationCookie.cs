using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>Remembers for a quarter of an hour that this browser has shown the second factor of one reservation.</summary>
internal sealed class MyReservationCookie(IDataProtectionProvider protection)
{
    const string Name = "mine";
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("my reservation").ToTimeLimitedDataProtector();

    public void Give(HttpContext http, string code) => http.Response.Cookies.Append(Name, protector.Protect(code, Lasts), new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/r",
        MaxAge = Lasts,
        IsEssential = true,
    });

    public bool Opens(HttpContext http, string code)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and <= 2000 } value)
            return false;
        try
        {
            return protector.Unprotect(value) == code;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
