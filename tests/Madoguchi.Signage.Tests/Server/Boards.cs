using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Signage.Tests.Server;

/// <summary>States of a lobby at Kokubunji.</summary>
internal static class Boards
{
    /// <summary>The city's clock: noon when the tests begin, so that no midnight comes between them, which ends a board's day.</summary>
    public static readonly TimeProvider Clock = new ShiftedTimeProvider(
        new(JapanTime.DateOf(TimeProvider.System.GetUtcNow()), new TimeOnly(12, 0), JapanTime.Offset));

    public static readonly DateTimeOffset Now = Clock.GetUtcNow();
    public static readonly DateOnly Today = JapanTime.DateOf(Now);

    public static readonly IReadOnlyList<BoardCategory> Categories =
    [
        new("A", "証明書", 3, new(5, 10), true), new("B", "引越し・戸籍の届出", 12, new(25, 40), true),
        new("C", "マイナンバーカード", 0, new(0, 0), true), new("D", "国民健康保険・年金", 7, new(15, 25), true),
        new("E", "税金", 0, null, true), new("F", "子育て・学校", 2, new(5, 5), true),
        new("G", "福祉・介護", 41, new(90, 120), true), new("H", "総合相談・その他", 1, new(0, 5), false),
    ];

    public static readonly BoardState Empty = new(1, Today, [], Categories, []);

    public static BoardCall Call(int seq, string number, int counter = 2, string name = "証明書", string kind = "call", DateTimeOffset? at = null) =>
        new(seq, number, counter, name, at ?? Now, kind);

    /// <summary>A state with these calls, whatever their order.</summary>
    public static BoardState Of(long version, params BoardCall[] calls) =>
        Empty with { Version = version, Calls = [.. calls.OrderByDescending(call => call.Seq)] };

    public static DisplaySnapshot Display(BoardState board, params Notice[] notices) =>
        new("国分寺市", "honchosha", "市役所本庁舎", "City Hall", "lobby", board, notices, Now, null);
}
