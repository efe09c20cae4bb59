using System.Text.RegularExpressions;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hosts;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Transport;

namespace Madoguchi.Kiosk.Platform;

/// <summary>The settings of the program, read once at start.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Key">This kiosk's key; empty: the one of its enrolment.</param>
/// <param name="Site">Code of the site it stands at; null: as enrolled. Ask <see cref="Enrolling.Enrolment"/>.</param>
/// <param name="Name">Its name in the staff's eyes; null: as enrolled. Ask <see cref="Enrolling.Enrolment"/>.</param>
/// <param name="Printer">The way to its printer.</param>
/// <param name="Model">What the printer can do.</param>
/// <param name="Data">Folder of its journal and of what it remembers of the site.</param>
/// <param name="StaffPin">4–12 digits; null: staff mode is off.</param>
/// <param name="Clock">The kiosk's clock.</param>
sealed partial record KioskSettings(
    Uri Server, string Key, string? Site, string? Name, IPrinterTransport Printer, PrinterModel Model, string Data, string? StaffPin,
    TimeProvider Clock)
{
    public bool IsDemoClock => Clock is ShiftedTimeProvider;

    /// <exception cref="SettingException">A value cannot be used.</exception>
    public static KioskSettings Read(IConfiguration configuration)
    {
        var kiosk = configuration.GetSection("Madoguchi:Kiosk");

        var server = kiosk["Server"] ?? "http://127.0.0.1:5080";
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw Wrong("SERVER", server, "an http or https address such as http://127.0.0.1:5080");

        var site = kiosk["Site"];
        if (site is not null && !SiteCode().IsMatch(site))
            throw Wrong("SITE", site, "a site code of 1 to 40 small letters, digits and hyphens such as honchosha");

        var name = kiosk["Name"];
        if (name is not null && name.Trim().Length is 0 or > 40)
            throw Wrong("NAME", name, "1 to 40 characters");

        var printer = kiosk["Printer"] ?? "tcp:127.0.0.1:9100";
        if (!PrinterAddress.TryParse(printer, out var transport))
            throw Wrong("PRINTER", printer, PrinterAddress.Allowed);

        var dots = kiosk["PrinterDots"] ?? "576";
        if (dots is not ("384" or "512" or "576"))
            throw Wrong("PRINTERDOTS", dots, "384, 512 or 576");

        var kanji = kiosk["PrinterKanji"] ?? "cp932";
        if (!Enum.TryParse<KanjiSet>(kanji, ignoreCase: true, out var set) || !Enum.IsDefined(set))
            throw Wrong("PRINTERKANJI", kanji, "cp932, jisx0208 or none");

        var pin = kiosk["StaffPin"];
        if (!string.IsNullOrEmpty(pin) && !Pin().IsMatch(pin))
            throw Wrong("STAFFPIN", "…", "4 to 12 digits, or be left out");

        var clock = ClockSetting.Read(configuration[ClockSetting.Key]);
        return new(
            address, kiosk["Key"]?.Trim() ?? "", site, name?.Trim(), transport, new(int.Parse(dots, null), set), kiosk["Data"] ?? "data/kiosk",
            string.IsNullOrEmpty(pin) ? null : pin, clock);
    }

    static SettingException Wrong(string name, string? value, string allowed) => new($"MADOGUCHI__KIOSK__{name}", value, allowed);

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex SiteCode();

    [GeneratedRegex("^[0-9]{4,12}$")]
    private static partial Regex Pin();
}
