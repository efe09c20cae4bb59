using Madoguchi.Contracts.Hosts;
using Madoguchi.Kiosk;
using Madoguchi.Kiosk.Platform;

try
{
    await using var app = KioskProgram.Build(args);
    var restart = app.Services.GetRequiredService<Restart>();
    await app.RunAsync();
    return restart.ExitCode;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"ASPNETCORE_URLS names an address that is in use: {taken.Message}");
    return 1;
}
