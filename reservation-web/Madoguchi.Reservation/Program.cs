using Madoguchi.Contracts.Hosts;
using Madoguchi.Reservation;

try
{
    var app = await ReservationSite.Build(args);
    await app.RunAsync();
    return 0;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"ASPNETCORE_URLS: {taken.Message}");
    return 1;
}
