using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.RemoteTickets;

/// <param name="PerClient">Numbers whose holders have not come yet, of one address at once.</param>
internal sealed record RemoteSettings(int PerClient)
{
    const string Setting = "MADOGUCHI__REMOTE__PERCLIENT";
    const int Usual = 5, Least = 1, Most = 1000;

    public static RemoteSettings Read(IConfiguration madoguchi) => new(madoguchi["Remote:PerClient"] switch
    {
        null or "" => Usual,
        var value when int.TryParse(value, out var number) && number is >= Least and <= Most => number,
        var value => throw new SettingException(Setting, value, $"a whole number from {Least} to {Most}"),
    });
}
