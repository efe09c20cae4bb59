using Madoguchi.Contracts.Http;

namespace Madoguchi.Signage.Boards;

internal static class MinuteRangeText
{
    const int Cap = 120;

    public static string Of(BoardCategory category) => category switch
    {
        { Issuing: false } => "受付終了",
        { WaitMinutes: null } => "準備中",
        { WaitMinutes: { High: <= 1 } } => "すぐにご案内",
        { WaitMinutes: { Low: >= Cap } } => $"{Cap}分以上",
        { WaitMinutes: { High: >= Cap } range } => $"約{range.Low}〜{Cap}分以上",
        { WaitMinutes: { Low: 0 } range } => $"{range.High}分以内",
        { WaitMinutes: var range } when range.Low == range.High => $"約{range.High}分",
        { WaitMinutes: var range } => $"約{range.Low}〜{range.High}分",
    };
}
