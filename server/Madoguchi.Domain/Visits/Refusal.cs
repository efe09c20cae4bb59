namespace Madoguchi.Domain.Visits;

/// <summary>A rule says no. The code is part of the outside contract; the message is a sentence for a person.</summary>
public sealed record Refusal(string Code, string Message)
{
    public static Refusal SiteClosed(string message) => new("site-closed", message);
    public static Refusal DayEnded() => SiteClosed("本日の受付は終了しました。");
    public static Refusal BeforeClosingTime(DateTimeOffset at) => new("before-closing-time", $"閉庁は{at:HH:mm}です。それより前に終えるときは、理由を確かめて指定してください。");
    public static Refusal StillServing(IEnumerable<CounterNumber> counters) => new("still-serving", $"{string.Join("・", counters)}番窓口にまだお客様がいます。");
    public static Refusal TicketIdUsed() => new("ticket-id-used", "その番号札の識別子はすでに使われています。");
    public static Refusal WrongPersons() => new("persons-out-of-range", "人数は1人から9人までです。");
    public static Refusal IssuingStopped(string category) => new("issuing-stopped", $"「{category}」の本日の受付は終了しました。");
    public static Refusal LastTicketPassed(DateTimeOffset at) => new("issuing-stopped", $"本日の番号札の発券は{at:HH:mm}で終了しました。");
    public static Refusal ProcedureNotHere(ProcedureCode procedure) => new("procedure-not-here", $"手続き {procedure} はこの窓口施設では取り扱っていません。");
    public static Refusal ProcedureNotNow(ProcedureRuleHours hours) => new("procedure-not-now", $"手続き {hours.Procedure} の取扱時間は{hours.From:HH:mm}から{hours.Until:HH:mm}までです。");
    public static Refusal NoProcedures() => new("no-procedures", "手続きを1つ以上20以下で選んでください。");
    public static Refusal NumberBandExhausted(char category) => new("number-band-exhausted", $"受付区分 {category} の本日の番号を使い切りました。職員にお知らせください。");
    public static Refusal OfflineBandExhausted() => new("number-band-exhausted", "通信切断時用の番号は、すべてほかの発券機に割り当て済みです。");
    public static Refusal OfflineNumberNotLeased(TicketNumber number) => new("offline-number-not-leased", $"{number} はこの発券機に割り当てた番号ではありません。");
    public static Refusal OfflineNumberUsed(TicketNumber number) => new("offline-number-used", $"{number} は別の受付ですでに使われています。");
    public static Refusal UnknownTicket() => new("unknown-ticket", "その番号札は本日この施設では発行されていません。");
    public static Refusal TicketAtCounter(TicketNumber number) => new("ticket-at-counter", $"{number} は窓口で呼び出し中または対応中です。窓口で取り消してください。");
    public static Refusal TicketFinished(TicketNumber number) => new("ticket-finished", $"{number} の手続きはすべて終わっています。");
    public static Refusal TicketElsewhere(TicketNumber number, CounterNumber counter) => new("ticket-elsewhere", $"{number} は{counter}番窓口が呼び出し中または対応中です。");
    public static Refusal TicketAbsent(TicketNumber number) => new("ticket-absent", $"{number} は不在です。戻られたら「戻り」を押してください。");
    public static Refusal TicketAway(TicketNumber number) => new("ticket-away", $"{number} はスマホで発券された番号で、まだ来庁の受付がありません。来庁されたら「来庁」を押してください。");
    public static Refusal RemoteOff() => new("remote-off", "この施設では、いまスマホで番号を取れません。");
    public static Refusal RemoteTooLate() => new("remote-too-late", "市役所とつながらなかったため、番号を取れませんでした。もう一度お取りください。");
    public static Refusal RemoteLimitReached(int perDay) => new("remote-limit-reached", $"スマホで取れる番号は1日{perDay}件までで、本日の分は終わりました。直接お越しいただければ、窓口の発券機で番号を取れます。");
    public static Refusal TicketHeld(TicketNumber number) => new("ticket-held", $"{number} は保留中です。再開してから呼び出してください。");
    public static Refusal TicketNotHeld(TicketNumber number) => new("ticket-not-held", $"{number} は保留中ではありません。");
    public static Refusal TicketNotAbsent(TicketNumber number) => new("ticket-not-absent", $"{number} は不在になっていません。");
    public static Refusal NotServedHere(TicketNumber number, CounterNumber counter) => new("not-served-here", $"{number} のお待ちの手続きは{counter}番窓口では扱いません。");
    public static Refusal LegNotServedThere(CounterNumber counter) => new("not-served-here", $"{counter}番窓口はその手続きを扱いません。");
    public static Refusal NoSkills() => new("no-skills", "受付区分か手続きを1つ以上選んでください。");
    public static Refusal UnknownLeg(int leg) => new("unknown-leg", $"行程 {leg} はこの番号札にありません。");
    public static Refusal LegEnded() => new("leg-ended", "その手続きはもう終わっています。");
    public static Refusal LegAtHand() => new("leg-at-hand", "いま対応中の手続きは外せません。完了・移動・保留のいずれかをしてください。");
    public static Refusal DuePassed() => new("due-passed", "保留の期限は今より後の本日中の時刻にしてください。");
    public static Refusal AwaitingOfficer(TicketNumber number) => new("awaiting-officer", $"{number} はこの席で次の担当者を待っています。");
    public static Refusal StaysSeated(TicketNumber number) => new("stays-seated", $"{number} は次の手続きもこの席で行います。先に完了を押して担当者を呼んでください。");
    public static Refusal NoSummons(CounterNumber counter, char category) => new("no-summons", $"{counter}番窓口に受付区分 {category} の担当者を待つ方はいません。");
    public static Refusal NotAtThisCounter(CounterNumber counter) => new("not-at-this-counter", $"{counter}番窓口で呼び出し中または対応中の方はいません。");
    public static Refusal AlreadyServing(TicketNumber number) => new("already-serving", $"{number} はすでに対応中です。");
    public static Refusal UnknownCounter(CounterNumber counter) => new("unknown-counter", $"{counter}番窓口はこの施設にありません。");
    public static Refusal UnknownCategory(char category) => new("unknown-category", $"受付区分 {category} はこの施設にありません。");
    public static Refusal CounterClosed(CounterNumber counter) => new("counter-closed", $"{counter}番窓口は開いていません。");
    public static Refusal CounterBusy(CounterNumber counter, TicketNumber number) => new("counter-busy", $"{counter}番窓口は {number} に対応中です。先に完了・保留・移動のいずれかをしてください。");
    public static Refusal NothingWaiting(CounterNumber counter) => new("nothing-waiting", $"{counter}番窓口でお待ちの方はいません。");
    public static Refusal NothingToPickUp(CounterNumber counter) => new("nothing-waiting", $"{counter}番窓口で交付・会計をお待ちの方はいません。");
    public static Refusal NotAwaitingPickup(TicketNumber number) => new("not-awaiting-pickup", $"{number} は交付待ちではありません。");
    public static Refusal NothingToUndo(CounterNumber counter) => new("nothing-to-undo", $"{counter}番窓口に取り消せる操作はありません。");
    public static Refusal TooLateToUndo(string why) => new("too-late-to-undo", why);
    public static Refusal ReservationUnknown() => new("reservation-unknown", "その予約番号は見つかりません。番号をもう一度確かめるか、職員にお声がけください。");
    public static Refusal ReservationCancelled() => new("reservation-unknown", "その予約は取り消されています。番号札を新しくお取りください。");
    public static Refusal ReservationUsed(TicketNumber number) => new("reservation-used", $"その予約はもう受付が済んでいます。番号札は {number} です。");
    public static Refusal ReservationUsedOn(DateOnly date) => new("reservation-used", $"その予約は{date:M月d日}に受付が済んでいます。番号札を新しくお取りください。");
    public static Refusal ReservationOtherDay(DateOnly date) => new("reservation-other-day", $"その予約は{date:M月d日}のものです。");
    public static Refusal ReservationOtherSite() => new("reservation-other-site", "その予約は別の施設のものです。職員にお声がけください。");
}

/// <summary>Limited hours of a procedure, for the sentence about them.</summary>
public sealed record ProcedureRuleHours(ProcedureCode Procedure, DateTimeOffset? From, DateTimeOffset? Until);
