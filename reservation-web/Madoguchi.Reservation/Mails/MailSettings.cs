using System.Globalization;
using Madoguchi.Contracts.Hosts;
using MailKit.Security;
using MimeKit;

namespace Madoguchi.Reservation.Mails;

/// <summary>How mail leaves. Without it bookings are final at once and no mail is promised on any page.</summary>
/// <param name="Host">Of the relay.</param>
/// <param name="Security">By the scheme: <c>smtp</c> takes STARTTLS where it is offered, <c>starttls</c> insists, <c>smtps</c> begins with TLS.</param>
/// <param name="From">Sender; its domain ends every Message-ID.</param>
/// <param name="PublicUrl">Under which residents reach this site; ends with a slash.</param>
internal sealed record MailSettings(
    string Host, int Port, SecureSocketOptions Security, string? User, string? Password, MailboxAddress From, Uri PublicUrl)
{
    public static MailSettings? Read(IConfigurationSection mail, string? publicUrl)
    {
        if (mail["Smtp"] is not { Length: > 0 } address)
            return null;
        if (address.Split(':') is not [var scheme, { Length: > 0 } host, var digits] || Of(scheme) is not { } security
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new SettingException("MADOGUCHI__MAIL__SMTP", address, "smtp:HOST:PORT, starttls:HOST:PORT or smtps:HOST:PORT");
        if (!MailboxAddress.TryParse(mail["From"] ?? "", out var from) || !from.Address.Contains('@'))
            throw new SettingException("MADOGUCHI__MAIL__FROM", mail["From"], "the sender's address, like 国分寺市 <yoyaku@city.example.jp>");
        if (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new SettingException("MADOGUCHI__PUBLICURL", publicUrl, "the address of this site for residents, because mails link to it, like https://yoyaku.city.example.jp");
        // A relay that offers no TLS, or somebody between who cuts the offer out, would be told the password in the clear.
        if (security is SecureSocketOptions.StartTlsWhenAvailable && Text(mail["User"]) is { } user)
            throw new SettingException("MADOGUCHI__MAIL__USER", user, "a name only with a relay of starttls:HOST:PORT or smtps:HOST:PORT, because a password is not sent in the clear");
        return new(host, port, security, Text(mail["User"]), Text(mail["Password"]), from, new(url.ToString().TrimEnd('/') + "/"));
    }

    static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    static SecureSocketOptions? Of(string scheme) => scheme switch
    {
        "smtp" => SecureSocketOptions.StartTlsWhenAvailable,
        "starttls" => SecureSocketOptions.StartTls,
        "smtps" => SecureSocketOptions.SslOnConnect,
        _ => null,
    };
}
