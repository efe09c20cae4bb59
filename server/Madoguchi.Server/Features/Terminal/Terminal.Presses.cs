using Microsoft.JSInterop;

namespace Madoguchi.Server.Features.Terminal;

// A press on its way: from a key to the site and back, one at a time, over dialogs and cut lines.
public sealed partial class Terminal
{
    DeskPress? busy;
    int attempts;
    (Guid Id, Task Done)? running;
    string? dialog;
    DeskDialog? asking;

    string BusySentence => attempts == 0
        ? $"「{busy!.Label}」を送っています…"
        : $"「{busy!.Label}」の記録を待っています。同じ操作をくり返し送っています（{attempts}回目）。そのままお待ちください。";

    /// <summary>A key or button of this screen. The script keeps the press until this returns, and sends it again after a cut.</summary>
    [JSInvokable]
    public Task Press(string name, string? argument, Guid id)
    {
        if (desk is null || !DeskPress.All.TryGetValue(name, out var press) || argument is { Length: > 100 })
            return Task.CompletedTask;
        if (!press.Asks)
            return Send(press, argument, id);
        if (busy is null && press.Fits(desk, now))
            Ask(name);
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Esc in a dialog.</summary>
    [JSInvokable]
    public void CloseDialog()
    {
        (dialog, asking) = (null, null);
        StateHasChanged();
    }

    void Ask(string what) => (dialog, asking) = (what, null);

    Task Decide(DeskPress press, string argument)
    {
        CloseDialog();
        return Send(press, argument, Guid.CreateVersion7(Clock.GetUtcNow()));
    }

    Task Send(DeskPress press, string? argument, Guid id)
    {
        // The same press again after a cut: whoever asks waits for the one answer. Another one while busy is not a wish.
        if (running is { } now && (!now.Done.IsCompleted || now.Id == id))
            return now.Id == id ? now.Done : Task.CompletedTask;
        var done = Carry(press, argument, id);
        running = (id, done);
        return done;
    }

    async Task Carry(DeskPress press, string? argument, Guid id)
    {
        (busy, attempts) = (press, 0);
        StateHasChanged();
        var said = await Commands.Send(Site, Number, press, argument, id, actor, Waiting, leaving.Token);
        (answer, answeredAt, busy) = (said, Clock.GetUtcNow(), null);
        await Look();
        if (said.Why is not null)
            (Why, WhyTicket) = (said.Why, desk?.Current?.TicketId);
        StateHasChanged();
    }

    Task Waiting(int attempt) => InvokeAsync(() =>
    {
        attempts = attempt;
        StateHasChanged();
    });
}
