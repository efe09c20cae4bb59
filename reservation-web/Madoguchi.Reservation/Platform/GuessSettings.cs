using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.Platform;

/// <param name="PerClient">Wrong tries that one address has at each door before it must wait.</param>
/// <param name="All">Wrong tries of everybody together at one door in ten minutes before strangers there get two each.</param>
internal sealed record GuessSettings(int PerClient, int All)
{
    public static GuessSettings Read(IConfiguration madoguchi) => new(
        Number(madoguchi["Guess:PerClient"], "MADOGUCHI__GUESS__PERCLIENT", 20, 1, 1000),
        Number(madoguchi["Guess:All"], "MADOGUCHI__GUESS__ALL", 300, 10, 1_000_000));

    static int Number(string? value, string setting, int usual, int least, int most) =>
        string.IsNullOrEmpty(value) ? usual
        : int.TryParse(value, out var number) && number >= least && number <= most ? number
        : throw new SettingException(setting, value, $"a whole number from {least} to {most}");
}
