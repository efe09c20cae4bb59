namespace Madoguchi.Kiosk.Screens.Reserved;

/// <summary>The table of fifty sounds as columns of five keys; a space is a gap.</summary>
static class KanaKeys
{
    public static readonly IReadOnlyList<string> Columns = ["あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも", "や ゆ よ", "らりるれろ", "わ を ん"];

    static readonly string[] Consonants = ["", "k", "s", "t", "n", "h", "m", "y", "r", "w"];

    /// <summary>As Hepburn writes it, for those who read the name in Latin letters.</summary>
    public static string Latin(int column, int row) => (column, row) switch
    {
        (2, 1) => "shi",
        (3, 1) => "chi",
        (3, 2) => "tsu",
        (5, 2) => "fu",
        (9, 2) => "o",
        (9, 4) => "n",
        _ => Consonants[column] + "aiueo"[row],
    };
}
