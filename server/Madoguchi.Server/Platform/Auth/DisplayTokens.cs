using Microsoft.AspNetCore.DataProtection;

namespace Madoguchi.Server.Platform.Auth;

/// <summary>Short-lived signed tokens, each for one display.</summary>
internal sealed class DisplayTokens(IDataProtectionProvider protection)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Madoguchi.Display").ToTimeLimitedDataProtector();

    public string Make(DisplayName display) => "dsp_" + _protector.Protect(display.ToString(), Lifetime);

    /// <returns>Null when it is not one, is old, or was made by another installation.</returns>
    public DisplayName? Read(string token)
    {
        if (!token.StartsWith("dsp_", StringComparison.Ordinal))
            return null;
        try
        {
            return DisplayName.Parse(_protector.Unprotect(token[4..]));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
