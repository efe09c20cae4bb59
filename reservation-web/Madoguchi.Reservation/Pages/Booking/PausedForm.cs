using System.Security.Cryptography;
using System.Text.Json;
using Madoguchi.Reservation.Booking;
using Microsoft.AspNetCore.DataProtection;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>What was typed, while its form waits: sealed, in the resident's own browser, readable at the address of that form only.</summary>
internal sealed class PausedForm(IDataProtectionProvider protection)
{
    const string Name = "pause";
    static readonly TimeSpan Lasts = TimeSpan.FromMinutes(45);
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("form that waits").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string path, Guid form, Applicant who) =>
        http.Response.Cookies.Append(Name, protector.Protect($"{form:N}{JsonSerializer.Serialize(who)}", Lasts), Options(http, path, Lasts));

    public static void Forget(HttpContext http, string path) => http.Response.Cookies.Delete(Name, Options(http, path, null));

    /// <returns>Null: nothing was kept, or too long ago.</returns>
    public Applicant? Read(HttpContext http, Guid form)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 and <= 4000 } value)
            return null;
        try
        {
            var (kept, key) = (protector.Unprotect(value), form.ToString("N"));
            return kept.StartsWith(key, StringComparison.Ordinal) ? JsonSerializer.Deserialize<Applicant>(kept[key.Length..]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static CookieOptions Options(HttpContext http, string path, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = path,
        MaxAge = lasts,
        IsEssential = true,
    };
}
