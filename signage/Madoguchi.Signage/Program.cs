using System.Security.Cryptography;
using Madoguchi.Signage;
using Madoguchi.Signage.Boards;
using Madoguchi.Signage.Link;
using Madoguchi.Signage.Sound;
using Madoguchi.Signage.Storage;
using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

var builder = WebAssemblyHostBuilder.CreateDefault(args);
var home = new Uri(builder.HostEnvironment.BaseAddress);
builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSingleton(new HttpClient { BaseAddress = home })
    .AddSingleton(new RetryDelays(new Random(RandomNumberGenerator.GetInt32(int.MaxValue))))
    .AddSingleton<LobbyBoard>()
    .AddSingleton<ILocalStorage, BrowserLocalStorage>()
    .AddSingleton<DisplayMemory>()
    .AddSingleton<IChime, BrowserChime>()
    .AddSingleton<DisplaySession>()
    .AddSingleton(services => new DisplayLinks(new Uri(home, "/hubs/signage"), services.GetRequiredService<DisplaySession>(),
        services.GetRequiredService<LobbyBoard>(), services.GetRequiredService<RetryDelays>(), services.GetRequiredService<TimeProvider>()));
builder.RootComponents.Add<App>("#app");
await builder.Build().RunAsync();
