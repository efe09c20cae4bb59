using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Broadcasting;
using Microsoft.AspNetCore.Components;

namespace Madoguchi.Server.Features.Terminal;

// Calls for a person: from kiosks and printers, and between the counters.
public sealed partial class Terminal
{
    readonly List<DeskAlert> alerts = [];

    [Inject] HelpCalls Help { get; set; } = null!;

    void BeginAlerts()
    {
        help = Feed.FollowAlerts(Alerted);
        alerts.AddRange(Devices.All.Where(IsInTrouble).Select(device => new DeskAlert(now, $"発券機「{device.Name}」のプリンター: {device.Printer!.Detail ?? device.Printer.State}")));
    }

    void Alerted(SiteAlert alert)
    {
        if (alert.Site == Site && alert.NotAt != Number)
            _ = InvokeAsync(() =>
            {
                alerts.RemoveAll(old => old.Sentence == alert.Sentence);
                alerts.Insert(0, new(BusinessTime.Local(Clock.GetUtcNow()), alert.Sentence));
                StateHasChanged();
            });
    }

    async Task CallHelp()
    {
        await Help.Call(Site, Number);
        (answer, answeredAt) = (new("done", "ほかの窓口に応援を呼びました。"), Clock.GetUtcNow());
    }

    void Seen(DeskAlert alert) => alerts.Remove(alert);

    bool IsInTrouble(Device device) => device.Site == Site && device.Printer is { State: not Contracts.Hubs.PrinterStates.Ready };
}
