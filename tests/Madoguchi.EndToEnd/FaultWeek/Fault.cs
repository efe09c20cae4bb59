namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>What breaks. A program that is killed is killed at any moment, or at one of those in which the order of two steps shows.</summary>
internal enum Fault
{
    OutsideKilled,
    HallKilled,

    /// <summary>Right behind something that it wrote: what belongs together must have been written together.</summary>
    OutsideKilledAfterWriting,
    HallKilledAfterWriting,

    /// <summary>While its disk keeps it waiting: nothing may have been said to be done.</summary>
    OutsideKilledBeforeWriting,
    HallKilledBeforeWriting,

    /// <summary>Between a mail and the relay's yes.</summary>
    OutsideKilledMailing,

    /// <summary>The server runs on, and cannot store what it is told.</summary>
    HallDiskFull,

    LineCut,
    LineLosesAnswers,
    ResidentsLoseAnswers,
    MailHangsUp,
    MailGone,
    MailBusy,
}
