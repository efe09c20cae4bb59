namespace Madoguchi.Kiosk.Platform;

/// <summary>What the kiosk tells its operators. No names, codes, keys or query strings.</summary>
static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "MADOGUCHI__CLOCK is set: the clock starts at {Start}")]
    public static partial void DemoClock(this ILogger logger, DateTimeOffset start);

    [LoggerMessage(2, LogLevel.Information, "Connected to the server as {Name} of {Site}")]
    public static partial void Connected(this ILogger logger, string name, string site);

    [LoggerMessage(3, LogLevel.Warning, "The server cannot be reached: {Problem}")]
    public static partial void Unreachable(this ILogger logger, string problem);

    [LoggerMessage(4, LogLevel.Warning, "Asking the server for a ticket failed, job {Job}: {Problem}")]
    public static partial void AskFailed(this ILogger logger, Guid job, string problem);

    [LoggerMessage(5, LogLevel.Information, "Job {Job} is {State}")]
    public static partial void Job(this ILogger logger, Guid job, string state);

    [LoggerMessage(6, LogLevel.Information, "The printer is {State}")]
    public static partial void PrinterIs(this ILogger logger, string state);

    [LoggerMessage(7, LogLevel.Error, "Job {Job} broke off")]
    public static partial void JobBroke(this ILogger logger, Guid job, Exception broken);

    [LoggerMessage(8, LogLevel.Warning, "What was remembered of the site cannot be read: {File}")]
    public static partial void MemoryUnreadable(this ILogger logger, string file, Exception broken);

    [LoggerMessage(25, LogLevel.Error, "The disk does not take the note that the server refuses this kiosk's key")]
    public static partial void RefusalNotKept(this ILogger logger, Exception broken);

    [LoggerMessage(20, LogLevel.Information, "{Number} was issued without the server")]
    public static partial void IssuedOffline(this ILogger logger, string number);

    [LoggerMessage(21, LogLevel.Information, "The server was told of {Number}")]
    public static partial void Told(this ILogger logger, string number);

    [LoggerMessage(26, LogLevel.Information, "The server was told that {Number} was printed again")]
    public static partial void ReissueTold(this ILogger logger, string number);

    [LoggerMessage(22, LogLevel.Error, "The server refuses to record {Number}: {Code}")]
    public static partial void NotTold(this ILogger logger, string number, string code);

    [LoggerMessage(23, LogLevel.Warning, "No numbers are lent for {Date}: {Code}")]
    public static partial void NotLent(this ILogger logger, DateOnly date, string code);

    [LoggerMessage(24, LogLevel.Error, "Telling the server broke off; it goes on soon")]
    public static partial void SyncBroke(this ILogger logger, Exception broken);

    [LoggerMessage(9, LogLevel.Warning, "A wrong staff PIN was entered")]
    public static partial void WrongPin(this ILogger logger);

    [LoggerMessage(30, LogLevel.Information, "Enrolled as {Name} of {Site}")]
    public static partial void Enrolled(this ILogger logger, string name, string site);

    [LoggerMessage(40, LogLevel.Warning, "What was spoken cannot be kept for cut lines: {Problem}")]
    public static partial void ClipNotKept(this ILogger logger, string problem);
}
