using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Views;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>One press of a key or a button: what it is called, whether it makes sense now, and the command it stands for.</summary>
/// <param name="Name">As the screen's script sends it.</param>
/// <param name="Label">On the button.</param>
/// <param name="Key">The key beside it; null when there is none.</param>
/// <param name="Fits">Whether it makes sense as things stand; the site decides all the same.</param>
/// <param name="Read">The command, from the counter and what was entered.</param>
internal sealed record DeskPress(
    string Name, string Label, string? Key, Func<Desk, DateTimeOffset, bool> Fits, Func<CounterNumber, string?, Asked> Read)
{
    public static readonly IReadOnlyDictionary<string, DeskPress> All = new DeskPress[]
    {
        new("next", "次を呼ぶ", "F1", IsFreeToCall, (counter, _) => new SiteDayCommand.CallNext(counter)),
        new("recall", "再呼出", "F2", IsCalled, (counter, _) => new SiteDayCommand.Recall(counter)),
        new("start", "対応開始", "F3", IsCalled, (counter, _) => new SiteDayCommand.StartService(counter)),
        new("complete", "完了", "F4", HasSomeone, (counter, _) => new SiteDayCommand.CompleteLeg(counter)),
        new("hold", "保留", "F5", HasSomeone, (counter, body) => HoldForm.Read(counter, body)),
        new("transfer", "移動", "F6", HasSomeone, (counter, body) => TransferForm.Read(counter, body)),
        new("absent", "不在", "F7", IsCalled, (counter, _) => new SiteDayCommand.MarkAbsent(counter)),
        new("pickup", "交付待ちへ", "F8", (desk, _) => desk.Current is { Leg: { IsForPickup: false, State: not LegStates.Summoned } }, (counter, _) => new SiteDayCommand.SendToPickup(counter)),
        new("handout", "交付で呼ぶ", "F9", (desk, now) => IsFreeToCall(desk, now) && !desk.Pickup.IsEmpty, HandOut),
        new("undo", "取り消し", "Esc", (desk, now) => desk.UndoableUntil > now, (counter, _) => new SiteDayCommand.Undo(counter)),
        new("call", "この番号を呼ぶ", null, IsFreeToCall, Call),
        new("open", "窓口を開く", null, (_, _) => true, Open),
        new("pause", "休止する", null, IsOpen, (counter, _) => new SiteDayCommand.PauseCounter(counter)),
        new("close", "窓口を閉める", null, (desk, _) => desk.Counter.State is not "closed", (counter, _) => new SiteDayCommand.CloseCounter(counter)),
        new("add", "手続きを追加", null, (desk, _) => desk.Current is not null, Add),
        new("remove", "外す", null, HasSomeone, (counter, leg) => int.TryParse(leg, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new SiteDayCommand.RemoveLeg(counter, id)
            : Asked.Not("外す手続きを選んでください。")),
        new("issue", "番号札を出す", null, (_, _) => true, (_, body) => IssueForm.Read(body)),
        new("cancel", "番号札を取りやめる", null, (desk, _) => desk.Current is not null, (_, ticket) => OnTicket(ticket, id => new SiteDayCommand.CancelTicket(id))),
        new("prefer", "優先にする", null, (_, _) => true, (_, ticket) => OnTicket(ticket, id => new SiteDayCommand.SetPriority(id, true))),
        new("unprefer", "優先をやめる", null, (_, _) => true, (_, ticket) => OnTicket(ticket, id => new SiteDayCommand.SetPriority(id, false))),
        new("come", "席へ行く", null, (_, _) => true, Come),
        new("resume", "再開", null, (_, _) => true, (_, ticket) => OnTicket(ticket, id => new SiteDayCommand.Resume(id))),
        new("came", "来庁", null, (_, _) => true, (_, ticket) => OnTicket(ticket, id => new SiteDayCommand.Return(id))),
        new("return", "戻り", null, (_, _) => true, (_, ticket) => OnTicket(ticket, id => new SiteDayCommand.Return(id))),
    }.ToDictionary(press => press.Name);

    /// <summary>Those which ask something first.</summary>
    public bool Asks => Name is "hold" or "transfer" or "add" or "issue" or "cancel";

    static bool IsOpen(Desk desk, DateTimeOffset now) => desk.Counter.State is "open";

    static bool IsCalled(Desk desk, DateTimeOffset now) => desk.Current?.Leg.State is LegStates.Called;

    static bool HasSomeone(Desk desk, DateTimeOffset now) => desk.Current is { Leg.State: not LegStates.Summoned };

    // Whoever waits in this seat for an officer is not finished with.
    static bool IsFreeToCall(Desk desk, DateTimeOffset now) => IsOpen(desk, now) && desk.Current is not { Leg.State: LegStates.Summoned };

    static Asked HandOut(CounterNumber counter, string? ticket) => ticket is null
        ? new SiteDayCommand.CallForPickup(counter)
        : OnTicket(ticket, id => new SiteDayCommand.CallForPickup(counter, Ticket: id));

    static Asked Add(CounterNumber counter, string? codes) => codes is { Length: > 0 }
        ? new SiteDayCommand.AddLegs(counter, [.. codes.Split(',').Select(code => new ProcedureCode(code))])
        : Asked.Not("追加する手続きを選んでください。");

    /// <summary>An officer goes to the seat where somebody stayed: <c>7A</c> is letter A at counter 7.</summary>
    static Asked Come(CounterNumber counter, string? seat) =>
        seat is { Length: >= 2 } && char.IsAsciiLetterUpper(seat[^1]) && int.TryParse(seat[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new SiteDayCommand.TakeSummons(new(number), seat[^1])
            : Asked.Not("呼ばれている席を選んでください。");

    static Asked Call(CounterNumber counter, string? number) => TicketNumber.TryParse(number, out var known)
        ? new SiteDayCommand.CallTicket(counter, known)
        : Asked.Not("番号は受付区分の1字と数字で入れてください（例: A001）。");

    static Asked Open(CounterNumber counter, string? letters) => letters is { Length: >= 1 and <= 26 } && letters.All(char.IsAsciiLetterUpper)
        ? new SiteDayCommand.OpenCounter(counter, [.. letters])
        : Asked.Not("受付区分を1つ以上選んでください。");

    static Asked OnTicket(string? ticket, Func<TicketId, SiteDayCommand> command) => Guid.TryParse(ticket, CultureInfo.InvariantCulture, out var id)
        ? command(new(id))
        : Asked.Not("番号札を選んでください。");
}
