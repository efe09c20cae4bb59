using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Calling;

public enum CalledBy
{
    Urgency, Head, Number,
}

/// <summary>Why this person and not another: shown to the clerk and kept in the log.</summary>
/// <param name="By">The rule that chose.</param>
/// <param name="Class">The class of the ticket.</param>
/// <param name="Waited">Counted wait; negative for a reservation before its slot.</param>
/// <param name="Promise">What the class was promised.</param>
public sealed record Reason(CalledBy By, TicketClass Class, TimeSpan Waited, TimeSpan Promise)
{
    /// <summary>1 means that the promised wait has just passed.</summary>
    public double Urgency => Waited / Promise;

    public string Sentence => By switch
    {
        CalledBy.Number => "番号を指定して呼び出しました。",
        CalledBy.Head => "窓口から先頭への移動を指示された方です。",
        _ when Waited < TimeSpan.Zero => "予約時刻の前ですが、ほかにお待ちの方がいません。",
        _ => $"{ClassName}・{(int)Waited.TotalMinutes}分待ち（目安{(int)Promise.TotalMinutes}分）。目安に対して最も長くお待ちの方です。",
    };

    string ClassName => Class switch
    {
        TicketClass.Reservation => "予約",
        TicketClass.Priority => "優先",
        _ => "番号札",
    };
}
