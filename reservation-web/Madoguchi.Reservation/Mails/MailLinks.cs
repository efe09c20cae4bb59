using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Madoguchi.Reservation.Mails;

/// <summary>Links in mails: who can open them has the mailbox, which is the second factor of the reservation.</summary>
internal sealed class MailLinks(IDataProtectionProvider protection)
{
    readonly IDataProtector protector = protection.CreateProtector("link in a mail");

    public string Of(string code) => protector.Protect(code);

    public bool Opens(string code, [NotNullWhen(true)] string? key)
    {
        if (key is not { Length: > 0 and <= 400 })
            return false;
        try
        {
            return protector.Unprotect(key) == code;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
