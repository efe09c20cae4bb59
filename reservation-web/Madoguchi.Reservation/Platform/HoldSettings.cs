using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.Platform;

/// <param name="For">How long a time is held.</param>
/// <param name="PerClient">Times that one address may hold at once; 0: nothing is held.</param>
internal sealed record HoldSettings(TimeSpan For, int PerClient)
{
    public static HoldSettings Read(IConfiguration madoguchi) => new(
        TimeSpan.FromMinutes(Number(madoguchi["Hold:Minutes"], "MADOGUCHI__HOLD__MINUTES", 10, 1, 60)),
        Number(madoguchi["Hold:PerClient"], "MADOGUCHI__HOLD__PERCLIENT", 3, 0, 1000));

    static int Number(string? value, string setting, int usual, int least, int most) =>
        string.IsNullOrEmpty(value) ? usual
        : int.TryParse(value, out var number) && number >= least && number <= most ? number
        : throw new SettingException(setting, value, $"a whole number from {least} to {most}");
}
