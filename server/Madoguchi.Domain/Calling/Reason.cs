using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Calling;

public enum CalledBy
{
    Urgency, Head, Number, LongestWait,
}

/// <summary>Someone who came earlier and is called later.</summary>
/// <param name="Number">Number.</param>
/// <param name="Class">Class.</param>
/// <param name="Waited">Counted wait.</param>
public sealed record PassedOver(TicketNumber Number, TicketClass Class, TimeSpan Waited);

/// <summary>Why this person and not another: shown to the clerk and kept in the log.</summary>
/// <param name="By">The rule that chose.</param>
/// <param name="Class">The class of the ticket.</param>
/// <param name="Waited">Counted wait; negative for a reservation before its slot.</param>
/// <param name="Promise">What the class was promised.</param>
public sealed record Reason(CalledBy By, TicketClass Class, TimeSpan Waited, TimeSpan Promise)
{
    /// <summary>Waiting legs which this counter could have called and which count from an earlier time.</summary>
    public int Passed { get; init; }

    /// <summary>The one of these that has waited longest; null when there is none.</summary>
    public PassedOver? LongestPassed { get; init; }

    /// <summary>What it waited at one go, where that decided.</summary>
    public TimeSpan? SingleWait { get; init; }

    /// <summary>1 means that the promised wait has just passed.</summary>
    public double Urgency => Waited / Promise;

    public string Sentence => By switch
    {
        CalledBy.Number => "番号を指定して呼び出しました。" + PassedText("より早くからお待ちの方が", "あります。"),
        CalledBy.Head => "窓口から先頭への移動を指示された方です。" + PassedText("より早くからお待ちの方が", "あります。"),
        CalledBy.LongestWait => $"{ClassName(Class)}・続けて{(int)(SingleWait ?? Waited).TotalMinutes}分待ち。待ち時間の上限を超えたため、ほかの方より先です。",
        _ when Waited < TimeSpan.Zero => "予約時刻の前ですが、ほかにお待ちの方がいません。",
        _ => $"{ClassName(Class)}・{(int)Waited.TotalMinutes}分待ち（目安{(int)Promise.TotalMinutes}分）。目安に対して最も長くお待ちの方です。"
            + PassedText("より早くからお待ちの方が", "ありますが、目安に対する待ちはこの方より短めです。"),
    };

    string PassedText(string who, string end) => LongestPassed is { } longest
        ? $"{who}{Passed}件（最長は{ClassName(longest.Class)}の{longest.Number}・{(int)longest.Waited.TotalMinutes}分）{end}"
        : "";

    static string ClassName(TicketClass promised) => promised switch
    {
        TicketClass.Reservation => "予約",
        TicketClass.Priority => "優先",
        _ => "番号札",
    };
}
