using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Booking;

namespace Madoguchi.Reservation.Link;

/// <summary>What became of numbers from afar.</summary>
internal static partial class LinkGuard
{
    const int MostAnswers = 100;

    public static void Check(IReadOnlyList<RemoteAnswer>? answers)
    {
        Each(answers, "answers", MostAnswers, answer =>
        {
            Must(ReservationCode.TryRead(answer.Code, out var code) && code == answer.Code, "answers の code が読めません。");
            if (answer.Number is not null)
                Text(answer.Number, "answers の number", 20);
            Must(answer.Refused is null || (answer.Refused.Length <= 60 && answer.Refused.All(letter => char.IsAsciiLetterLower(letter) || letter is '-')), "answers の refused が読めません。");
        });
        Unique(answers!.Select(answer => answer.Code), "answers");
    }
}
