namespace Madoguchi.Contracts.Link;

/// <summary>
/// Why a reservation by telephone was not made, moved or cancelled. Only the code crosses the line: inside, the sentence is
/// taken from here, so that no text of the internet zone is shown to staff.
/// </summary>
public static class StaffRefusals
{
    public const string
        NameUnreadable = "name-unreadable", KanaUnreadable = "kana-unreadable", PhoneUnreadable = "phone-unreadable", UnknownSite = "unknown-site",
        UnknownProcedure = "unknown-procedure", TimeNotBookable = "time-not-bookable", TimeFull = "time-full", SameDay = "same-day-reservation",
        Unknown = "reservation-unknown", Changed = "reservation-changed", Cancelled = "reservation-cancelled", Past = "reservation-past", Used = "reservation-used",
        NothingPublished = "nothing-published", LineDown = "line-down", AnswerLost = "line-answer-lost", NotUnderstood = "line-not-understood";

    static readonly Dictionary<string, string> Sentences = new()
    {
        [NameUnreadable] = "お名前を読み取れません。60文字までで、数字だけの番号などは入れないでください。",
        [KanaUnreadable] = "フリガナは、ひらがなかカタカナで60文字までにしてください。",
        [PhoneUnreadable] = "電話番号は、0から始まる10けたか11けた、または下4けただけにしてください。",
        [UnknownSite] = "予約サイトがこの施設を知りません。少し待ってから、はじめからやり直してください。",
        [UnknownProcedure] = "この施設では予約できない手続きがあります。手続きを選び直してください。予約なしでも来庁できます。",
        [TimeNotBookable] = "この時間には予約できません。別の時間を選んでください。",
        [TimeFull] = "この時間は、いま満員になりました。別の時間を選んでください。",
        [SameDay] = "同じ方の予約が、同じ日にもうあります。それでよいときは、下の印を付けてからもう一度押してください。",
        [Unknown] = "この予約番号の予約はありません。",
        [Changed] = "この予約は、いまほかの所で変えられました。新しい内容を確かめてください。",
        [Cancelled] = "この予約は、もう取り消されています。",
        [Past] = "始まった予約は、変えることも取り消すこともできません。",
        [Used] = "この予約は、もう受付が済んでいます。変えることも取り消すこともできません。",
        [NothingPublished] = "予約サイトにまだ何も送られていません。少し待ってから、もう一度お試しください。",
        [LineDown] = "予約サイトとの回線が切れています。何も送っていません。入力した内容は残っています。少し待ってから、もう一度押してください。",
        [AnswerLost] = "途中で回線が切れ、できたかどうかわかりません。入力した内容は残っています。このまま、もう一度押してください。二重になることはありません。",
        [NotUnderstood] = "予約サイトがこの操作に答えられませんでした。もう一度押しても二重にはなりません。続くときは管理者に知らせてください。",
    };

    /// <summary>The Japanese sentence of a code; of one that is not known here, that of <see cref="NotUnderstood"/>.</summary>
    public static string Sentence(string code) => Sentences.GetValueOrDefault(code, Sentences[NotUnderstood]);

    public static bool IsKnown(string? code) => code is not null && Sentences.ContainsKey(code);

    /// <summary>Whether the same may be sent again under the same key.</summary>
    public static bool MayRetry(string code) => code is LineDown or AnswerLost or NotUnderstood or NothingPublished;
}
