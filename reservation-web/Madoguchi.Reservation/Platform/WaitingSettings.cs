using System.Globalization;
using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.Platform;

/// <param name="For">How long an offered time is held, counted from the mail's leaving.</param>
internal sealed record WaitingSettings(TimeSpan For)
{
    /// <summary>An offer that ends sooner is none: nobody reads mail by the minute.</summary>
    public const int LeastMinutes = 10;
    const int Usual = 60, Most = 720;

    public static WaitingSettings Read(IConfiguration madoguchi) => new(TimeSpan.FromMinutes(Minutes(madoguchi["Waiting:Minutes"])));

    static int Minutes(string? value) =>
        string.IsNullOrEmpty(value) ? Usual
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= LeastMinutes and <= Most ? number
        : throw new SettingException("MADOGUCHI__WAITING__MINUTES", value, $"a whole number from {LeastMinutes} to {Most}");
}
