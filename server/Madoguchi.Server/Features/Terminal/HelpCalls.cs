using Madoguchi.Server.Live.Broadcasting;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>A clerk needs a colleague.</summary>
internal sealed partial class HelpCalls(Broadcaster broadcaster, ILogger<HelpCalls> log)
{
    /// <summary>応援を呼ぶ: every terminal of the site says so.</summary>
    public Task Call(string site, int counter) => broadcaster.Alert(new(site, $"{counter}番窓口が応援を呼んでいます。"));

    /// <summary>職員の安全のための通報: everywhere but on the screen it comes from, and written down.</summary>
    public Task Alarm(string site, int counter)
    {
        Alarmed(site, counter);
        return broadcaster.Alert(new(site, $"【通報】{counter}番窓口へ、責任者を含む2人以上ですぐに向かってください。", counter));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Silent alarm at site {Site}, counter {Counter}")]
    partial void Alarmed(string site, int counter);
}
