using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.EscPos.Emulator;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Offline;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>A kiosk with its printer and its city, and one person before it.</summary>
public class KioskWorld : IAsyncLifetime
{
    protected string Data { get; } = Path.Combine(Path.GetTempPath(), $"kiosk-{Guid.NewGuid():N}");
    HttpClient person = new();
    WebApplication? kiosk;

    internal City City { get; private protected set; } = null!;
    internal EmulatedPrinter Printer { get; } = new(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
    public string Url { get; private set; } = "";

    /// <summary>What the person sees now.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Where the person is now.</summary>
    public string Path_ { get; private set; } = "";

    public virtual async Task InitializeAsync()
    {
        City = await City.StartAsync();
        Printer.Start();
        await StartKioskAsync();
        await Eventually.IsTrue(() => !City.State.Hellos.IsEmpty && !City.State.Reports.IsEmpty, "the kiosk says hello and reports its printer");
    }

    public virtual async Task DisposeAsync()
    {
        await StopKioskAsync();
        await City.DisposeAsync();
        await Printer.DisposeAsync();
        person.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    protected async Task StartKioskAsync(params string[] more)
    {
        kiosk = KioskProgram.Build([
            "--urls", "http://127.0.0.1:0", $"--Madoguchi:Kiosk:Server={City.Url}", $"--Madoguchi:Kiosk:Key={City.Key}",
            $"--Madoguchi:Kiosk:Printer=tcp:127.0.0.1:{Printer.Endpoint.Port}", $"--Madoguchi:Kiosk:Data={Data}",
            "--Madoguchi:Kiosk:StaffPin=2468", "--Madoguchi:Clock=2026-11-24T09:05+09:00", .. more]);
        await kiosk.StartAsync();
        Url = kiosk.Urls.First();
        person.Dispose();
        person = new HttpClient(new HttpClientHandler { CookieContainer = new() }) { BaseAddress = new Uri(Url) };
    }

    protected async Task StopKioskAsync()
    {
        if (kiosk is null)
            return;
        await kiosk.StopAsync();
        await kiosk.DisposeAsync();
        kiosk = null;
    }

    /// <summary>With which code the program wants to end; 0 as long as nobody asked.</summary>
    protected int RestartCode() => kiosk!.Services.GetRequiredService<Platform.Restart>().ExitCode;

    /// <summary>The city's server dies; what it has issued stays written.</summary>
    protected async Task CityGoesAwayAsync()
    {
        await City.DisposeAsync();
        await UntilPageAsync("/", page => page.Contains("ただいま番号札を発行できません", StringComparison.Ordinal));
    }

    internal OfflineJournal Offline => kiosk!.Services.GetRequiredService<OfflineJournal>();

    internal JobJournal Jobs => kiosk!.Services.GetRequiredService<JobJournal>();

    internal OfflineDesk OfflineDesk => kiosk!.Services.GetRequiredService<OfflineDesk>();

    /// <summary>The city lends numbers, and then its line breaks.</summary>
    protected async Task CityGoesAwayAfterLendingAsync()
    {
        City.State.Lends = true;
        await City.DisposeAsync();
        await CityComesBackAsync();
        await Eventually.IsTrue(() => OfflineDesk.CanIssue, "numbers are lent");
        await City.DisposeAsync();
        await UntilPageAsync("/", page => page.Contains("通信が切れていますが、番号札はお取りいただけます。", StringComparison.Ordinal));
    }

    protected async Task CityComesBackAsync()
    {
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal) && !page.Contains("通信が切れて", StringComparison.Ordinal));
    }

    protected async Task GoAsync(string path) => await TakeAsync(await person.GetAsync(new Uri(path, UriKind.Relative)));

    protected async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var answer = await person.PostAsync(new Uri(path, UriKind.Relative), form);
        await TakeAsync(answer);
        return answer;
    }

    /// <summary>Chooses these procedures and stands before the confirmation.</summary>
    protected async Task ChooseAsync(params string[] procedures)
    {
        foreach (var code in procedures)
            await PostAsync("/procedures/toggle", ("code", code), ("back", "/confirm"));
        await GoAsync("/confirm");
    }

    /// <summary>Presses the button of the confirmation as it is on the page.</summary>
    protected Task<HttpResponseMessage> IssueAsync() => PostAsync("/issue", ("commandId", CommandId()));

    protected string CommandId() => Regex.Match(Page, "name=\"commandId\" value=\"([^\"]+)\"").Groups[1].Value;

    protected async Task UntilPageAsync(string path, Func<string, bool> condition) =>
        await Eventually.IsTrue(async () =>
        {
            await GoAsync(path);
            return condition(Page);
        }, $"the page {path} changes, but it is:\n{Page}");

    async Task TakeAsync(HttpResponseMessage answer)
    {
        Page = await answer.Content.ReadAsStringAsync();
        Path_ = answer.RequestMessage!.RequestUri!.PathAndQuery;
    }
}
