using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Voice;

/// <summary>Asks for the first screen's sentences after each hello: which languages have a voice is known before somebody wants to listen.</summary>
sealed class Rehearsal : BackgroundService
{
    static readonly string[] FirstScreen =
        ["start.title", "start.take", "start.takeHint", "start.events", "start.eventsHint", "start.reserved", "start.reservedHint", "start.offline"];

    readonly VoiceBox voice;
    readonly SemaphoreSlim due = new(1);

    public Rehearsal(VoiceBox voice, ServerLink link)
    {
        this.voice = voice;
        link.Greeted += () => due.Release();
    }

    public override void Dispose()
    {
        due.Dispose();
        base.Dispose();
    }

    // Once at the start as well: without a line, what was kept tells.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await due.WaitAsync(stoppingToken);
            foreach (var language in KioskTexts.Offered)
                foreach (var key in FirstScreen)
                    if (await voice.ClipAsync(language.Code, Furigana.Plain(KioskTexts.In(language.Code)[key]), stoppingToken) is null)
                        break;
        }
    }
}
