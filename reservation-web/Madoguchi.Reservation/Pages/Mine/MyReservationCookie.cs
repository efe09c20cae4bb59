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

    /// <summary>The code of the reservation that is remembered; null when there is none.</summary>
    /// <param name="forged">There is something, but it was not given here, or its time is over.</param>
    public string? Read(HttpContext http, out bool forged)
    {
        forged = false;
        if (http.Request.Cookies[Name] is not { Length: > 0 } value)
            return null;
        try
        {
            return value.Length <= 2000 ? protector.Unprotect(value) : throw new CryptographicException();
        }
        catch (CryptographicException)
        {
            forged = true;
            return null;
        }
    }
}
