using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary><c>categories</c> of <c>sites.json</c>.</summary>
internal static class SeedCategories
{
    public static List<CategoryRow> Read(SeedJson categories)
    {
        var rows = new List<CategoryRow>();
        foreach (var category in categories.Items())
        {
            var (code, numbers) = (category["code"], category["numbers"]);
            if (code.Text() is not ([>= 'A' and <= 'Z'] or ""))
                code.Wrong($"The category is {code.Raw}; one letter from A to Z is allowed.", $"「{code.Short}」は使えません。AからZの1文字にしてください。");
            else if (rows.Any(row => row.Code == code.Text()))
                code.Wrong($"The category {code.Raw} is there twice.", $"受付区分「{code.Short}」が2つあります。1つにしてください。");
            var row = new CategoryRow
            {
                Code = code.Text(),
                Name = category["name"].Text(),
                NameEasy = category["nameEasy"].Marked(),
                NameEn = category["nameEn"].Text(),
                NameZh = category.Maybe("nameZh")?.Text(),
                NameKo = category.Maybe("nameKo")?.Text(),
                From = numbers["from"].Whole(1, 999_999),
                To = numbers["to"].Whole(1, 999_999),
                OfflineFrom = numbers["offlineFrom"].Whole(1, 999_999),
                OfflineTo = numbers["offlineTo"].Whole(1, 999_999),
            };
            if (row.From > row.To || row.OfflineFrom <= row.To || row.OfflineTo < row.OfflineFrom)
                numbers.Wrong(
                    $"The numbers of {row.Code} are {row.From}–{row.To} and {row.OfflineFrom}–{row.OfflineTo}; from ≤ to < offlineFrom ≤ offlineTo is allowed.",
                    "番号の範囲は、開始 ≦ 終了 ＜ 予備の開始 ≦ 予備の終了 の順にしてください。予備の番号と重ねることはできません。");
            rows.Add(row);
        }
        if (rows.Count is 0 && categories.IsList)
            categories.Wrong("There is no category; at least one is needed.", "受付区分がありません。1つ以上書いてください。");
        return rows;
    }
}
