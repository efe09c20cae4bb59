using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>What became of a press, in one sentence.</summary>
/// <param name="Kind"><c>done</c>, <c>info</c> or <c>refused</c>.</param>
/// <param name="Why">Why this person was called; null when nobody was.</param>
public sealed record DeskAnswer(string Kind, string Sentence, string? Why = null)
{
    internal static DeskAnswer Of(CommandAnswer answer)
    {
        if (answer.Refused is { } refused)
            return new(refused.Code is "nothing-waiting" ? "info" : "refused", refused.Message);
        var number = answer.Tickets.IsEmpty ? "" : answer.Tickets[^1].Number.ToString();
        return answer.Events.IsEmpty ? new("info", "すでにそのとおりになっています。") : answer.Events[0] switch
        {
            LegCalled e => new("done", $"{NumberOf(answer, e.Ticket)} を呼び出しました。", e.Reason.Sentence),
            LegRecalled => new("done", $"{number} をもう一度呼び出しました。"),
            ServiceStarted => new("done", $"{number} の対応を始めました。"),
            LegSentToPickup => new("done", $"{number} を交付待ちにしました。"),
            PickupCalled e => new("done", $"{NumberOf(answer, e.Ticket)} を交付で呼び出しました。"),
            LegsAdded => new("done", $"{number} に手続きを追加しました。"),
            LegRemoved => new("done", $"{number} から手続きを外しました。"),
            SummonsTaken => new("done", $"{number} の席で対応を始めました。"),
            TicketIssued e => new("done", $"{e.Ticket.Number} を出しました。"),
            TicketCancelled => new("done", $"{number} を取りやめました。"),
            PriorityChanged e => new("done", e.Class is TicketClass.Priority ? $"{number} を優先にしました。" : $"{number} の優先をやめました。"),
            LegCompleted => new("done", $"{number} を完了しました。"),
            LegHeld => new("done", $"{number} を保留にしました。"),
            LegResumed => new("done", $"{number} は待ちに戻りました。"),
            LegAbsent => new("done", $"{number} を不在にしました。"),
            TicketArrived e => new("done", e.PeopleAhead == 0 ? $"{number} の来庁を受け付けました。" : $"{number} の来庁を受け付けました。前に{e.PeopleAhead}人います。"),
            TicketReturned => new("done", $"{number} は元の順番で待ちに戻りました。"),
            LegTransferred => new("done", $"{number} を移動しました。"),
            StepUndone => new("done", "直前の操作を取り消しました。"),
            CounterOpened => new("done", "窓口を開きました。"),
            CounterPaused => new("done", "窓口を休止しました。"),
            CounterClosed => new("done", "窓口を閉めました。"),
            _ => new("done", "記録しました。"),
        };
    }

    static string NumberOf(CommandAnswer answer, TicketId id) => answer.Tickets.First(ticket => ticket.Id == id).Number.ToString();
}
