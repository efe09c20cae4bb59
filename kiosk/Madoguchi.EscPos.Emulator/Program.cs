using System.Net.Sockets;
using Madoguchi.Contracts.Hosts;
using Madoguchi.EscPos.Emulator;

try
{
    await using var app = EmulatorProgram.Build(args);
    await app.RunAsync();
    return 0;
}
catch (SettingException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
catch (SocketException taken)
{
    await Console.Error.WriteLineAsync($"MADOGUCHI__EMULATOR__TCP names an address on which this program cannot listen: {taken.Message}.");
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"ASPNETCORE_URLS names an address that is in use: {taken.Message}");
    return 1;
}
