using Madoguchi.Contracts.Link;

namespace Madoguchi.Reservation.Link;

/// <summary>What staff send for callers. What a person typed is answered by the desk; here is what no page of ours sends.</summary>
internal static partial class LinkGuard
{
    public static void Check(StaffTimesAsk? ask)
    {
        Must(ask is not null, "ask が空です。");
        Must(ask!.Stay is null != ask.Code is null, "stay か code のどちらか1つが要ります。");
        Must(ask.Days is >= 1 and <= 62, "days は1から62までです。");
        Must(ask.From.Year is >= 2000 and <= 2200, "from が範囲の外です。");
        if (ask.Stay is not null)
            Check(ask.Stay);
        else
            CheckReservation(ask.Code);
    }

    public static void Check(StaffOrder? order)
    {
        Must(order is not null, "order が空です。");
        Must(order!.Key != Guid.Empty, "key が空です。");
        Check(order.Stay);
        Must(order.Start.Year is >= 2000 and <= 2200, "start が範囲の外です。");
        foreach (var typed in (string?[])[order.Name, order.Kana, order.Phone])
            Must(typed is null || typed.Length <= LongestText, "入力が長すぎます。");
    }

    public static void Check(StaffMove? move)
    {
        Must(move is not null, "move が空です。");
        CheckReservation(move!.Code);
        Must(move.To.Year is >= 2000 and <= 2200, "to が範囲の外です。");
    }

    public static void Check(StaffCancel? cancel)
    {
        Must(cancel is not null, "cancel が空です。");
        CheckReservation(cancel!.Code);
    }

    static void Check(StaffStay? stay)
    {
        Must(stay is not null, "stay が空です。");
        Must(stay!.Site is not null && Code.IsMatch(stay.Site), "stay の site が読めません。");
        Must(stay.Group is { Length: <= 20 }, "stay の group が読めません。");
        Must(stay.Procedures is { Count: >= 1 }, "stay の procedures がありません。");
        Each(stay.Procedures, "procedures", 20, code => Must(Code.IsMatch(code), "procedures の code が読めません。"));
    }

    static void CheckReservation(string? code) =>
        Must(code is { Length: Booking.ReservationCode.Length } && code.All(letter => Booking.ReservationCode.Alphabet.Contains(letter)), "code が読めません。");
}
