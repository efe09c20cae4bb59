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
        alerts.AddRange(Devices.All
            .Where(device => device.Site == Site && device.Printer is not null)
            .Select(SiteAlert.OfPrinter)
            .Where(alert => !alert.IsOver)
            .Select(alert => new DeskAlert(now, alert.Sentence, alert.About)));
    }

    void Alerted(SiteAlert alert)
    {
        if (alert.Site == Site && alert.NotAt != Number)
            _ = InvokeAsync(() =>
            {
                alerts.RemoveAll(old => old.Sentence == alert.Sentence || (alert.About is not null && old.About == alert.About));
                if (!alert.IsOver)
                    alerts.Insert(0, new(BusinessTime.Local(Clock.GetUtcNow()), alert.Sentence, alert.About));
                StateHasChanged();
            });
    }

    async Task CallHelp()
    {
        await Help.Call(Site, Number);
        (answer, answeredAt) = (new("done", "ほかの窓口に応援を呼びました。"), Clock.GetUtcNow());
    }

    void Seen(DeskAlert alert) => alerts.Remove(alert);
}
