using Madoguchi.Server.Live;
using Madoguchi.Server.Live.SiteDays;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>Sends presses to the site. A press that could not be recorded is sent again with the same id, so it has one effect.</summary>
internal sealed partial class DeskCommands(ISites sites, TimeProvider clock, ILogger<DeskCommands> log)
{
    const int MostAttempts = 60;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <param name="press">What was pressed.</param>
    /// <param name="argument">What was entered or chosen.</param>
    /// <param name="id">Id of this press.</param>
    /// <param name="actor">Who pressed.</param>
    /// <param name="waiting">Told after each attempt that could not be recorded.</param>
    /// <param name="leaving">The screen is closed.</param>
    public async Task<DeskAnswer> Send(
        string site, int counter, DeskPress press, string? argument, Guid id, string actor, Func<int, Task> waiting, CancellationToken leaving)
    {
        var asked = press.Read(new(counter), argument);
        if (asked.Command is not { } command)
            return new("refused", asked.Unreadable!);
        var envelope = new CommandEnvelope(id, Fingerprint.Of($"/counter/{site}/{counter}/{press.Name}", argument), actor, command);
        for (var attempt = 1; ; attempt++)
        {
            if (await Try(site, envelope) is { } answer && (answer.Refused?.Code != Busy.Code || attempt == MostAttempts))
                return DeskAnswer.Of(answer);
            if (attempt == MostAttempts)
                return DeskAnswer.Of(CommandAnswer.Of(Busy.Refusal, 0));
            await waiting(attempt);
            await Task.Delay(Pause, clock, leaving);
        }
    }

    /// <returns>Null when it is not known what became of it.</returns>
    async Task<CommandAnswer?> Try(string site, CommandEnvelope envelope)
    {
        try
        {
            return await sites.Execute(site, envelope);
        }
        catch (Exception failure)
        {
            // A circuit that throws dies and takes the clerk's screen with it; the same id makes asking again safe.
            Failed(site, failure);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A press at site {Site} could not be carried out and is tried again")]
    partial void Failed(string site, Exception failure);
}
