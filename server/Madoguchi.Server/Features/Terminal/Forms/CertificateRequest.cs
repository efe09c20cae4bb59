using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Terminal.Forms;

/// <summary>
/// What is printed on a 住民票の写し等交付請求書. Typed by a clerk or taken from a reservation, sent once, printed, never stored.
/// Everything is text: names keep their variation selectors, birth dates may be unknown.
/// </summary>
public sealed class CertificateRequest
{
    public string? Name { get; set; }
    public string? Kana { get; set; }
    public string? Address { get; set; }
    public string? BirthDate { get; set; }

    /// <summary>"on": printed as 西暦, as for foreign residents.</summary>
    public string? Gregorian { get; set; }

    public string? Phone { get; set; }

    /// <summary><c>self</c>, <c>household</c>, <c>proxy</c> or <c>other</c>.</summary>
    public string? Relation { get; set; }

    /// <summary><c>all</c> or <c>part</c> of the household.</summary>
    public string? Extent { get; set; }

    public string? Copies { get; set; }

    /// <summary>"on": 世帯主・続柄 wanted.</summary>
    public string? Head { get; set; }

    /// <summary>"on": 本籍・筆頭者 wanted.</summary>
    public string? Domicile { get; set; }

    /// <summary>"on": マイナンバー wanted. The number itself is never printed by us.</summary>
    public string? MyNumber { get; set; }

    public string? Purpose { get; set; }

    /// <summary><c>reservation</c> when name, kana and phone came from one; said on the sheet.</summary>
    public string? From { get; set; }

    /// <summary>"edit": back to the questions with what was typed.</summary>
    public string? Step { get; set; }

    /// <returns>What is wrong by field name; empty when all can be printed.</returns>
    internal Dictionary<string, string> Check()
    {
        var wrong = new Dictionary<string, string>();
        Text(nameof(Name), "氏名", Name, 120);
        Text(nameof(Kana), "フリガナ", Kana, 120);
        Text(nameof(Address), "住所", Address, 200);
        Text(nameof(BirthDate), "生年月日", BirthDate, 30);
        Text(nameof(Phone), "電話番号", Phone, 20);
        Text(nameof(Purpose), "使いみち・提出先", Purpose, 60);
        if (Copies is { Length: > 0 } && (!int.TryParse(Copies, out var copies) || copies is < 1 or > 20))
            wrong[nameof(Copies)] = "通数は1〜20の数字で入れてください。";
        return wrong;

        void Text(string field, string label, string? text, int most)
        {
            if (PlainText.Refuse(label, text, most, required: false) is { } why)
                wrong[field] = why;
        }
    }
}
