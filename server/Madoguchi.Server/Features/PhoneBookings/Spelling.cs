namespace Madoguchi.Server.Features.PhoneBookings;

/// <summary>As clerks spell over the telephone: every character of a code by a word that is not misheard.</summary>
internal static class Spelling
{
    const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    static readonly string[] Words =
    [
        "数字の に", "数字の さん", "数字の よん", "数字の ご", "数字の ろく", "数字の なな", "数字の はち", "数字の きゅう",
        "アメリカの エー", "ブラジルの ビー", "チャイナの シー", "デンマークの ディー", "イングランドの イー", "フランスの エフ", "ゴルフの ジー", "ホテルの エイチ",
        "ジャパンの ジェー", "キングの ケー", "ロンドンの エル", "メキシコの エム", "名古屋の エヌ", "パリの ピー", "クイーンの キュー", "ローマの アール",
        "スペインの エス", "東京の ティー", "ウルトラの ユー", "ビクトリーの ブイ", "ワシントンの ダブリュー", "レントゲンの エックス", "横浜の ワイ", "ゼブラの ゼット",
    ];

    public static string Of(char letter) => Words[Letters.IndexOf(letter, StringComparison.Ordinal)];
}
