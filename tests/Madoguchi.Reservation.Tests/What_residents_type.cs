using Madoguchi.Domain.Persons;
using Madoguchi.Reservation.Booking;

namespace Madoguchi.Reservation.Tests;

public class What_residents_type
{
    [Theory]
    [InlineData("こくぶ　はなこ", "コクブ　ハナコ")]
    [InlineData(" ｺｸﾌﾞ ﾊﾅｺ ", "コクブ　ハナコ")]
    [InlineData("コクブ  ハナコ", "コクブ　ハナコ")]
    [InlineData("じょーじ・すみす", "ジョージ・スミス")]
    [InlineData("ゔぁん", "ヴァン")]
    [InlineData("ｶﾞｷﾞﾊﾟﾋﾟ ｳﾞｨｰ", "ガギパピ　ヴィー")]
    [InlineData("か\u3099き\u3099は\u309A", "ガギパ")]
    [InlineData("さと-", "サトー")]
    [InlineData("サト−", "サトー")]
    [InlineData("ｻﾄｰ", "サトー")]
    [InlineData("サト―", "サトー")]
    [InlineData("サト─", "サトー")]
    [InlineData("サト～", "サトー")]
    [InlineData("サト‑", "サトー")]
    [InlineData("サト－", "サトー")]
    [InlineData("ジョージ･スミス", "ジョージ・スミス")]
    public void A_reading_becomes_full_width_katakana(string typed, string kana) => Kana.Read(typed).Should().Be(kana);

    [Theory]
    [InlineData("Smith")]
    [InlineData("国分")]
    [InlineData("コクブ\u0000")]
    [InlineData("コクブ\u202E")]
    [InlineData("・\uD800")]
    public void A_reading_holds_nothing_else(string typed) => Kana.Read(typed).Should().BeNull();

    [Theory]
    [InlineData("090-1234-5678", "09012345678")]
    [InlineData("０９０－１２３４－５６７８", "09012345678")]
    [InlineData("(042) 325 0111", "0423250111")]
    [InlineData("+81 90 1234 5678", "09012345678")]
    [InlineData("090ー1234ー5678", "09012345678")]
    [InlineData("＋８１　９０－１２３４－５６７８", "09012345678")]
    [InlineData("+81-(0)90-1234-5678", "09012345678")]
    [InlineData("０４２（３２５）０１１１", "0423250111")]
    [InlineData("０９０・１２３４・５６７８", "09012345678")]
    [InlineData("090 ― 1234 ─ 5678", "09012345678")]
    [InlineData("0081 90 1234 5678", "09012345678")]
    public void A_phone_number_becomes_digits(string typed, string digits) => PhoneNumber.Read(typed).Should().Be(digits);

    [Theory]
    [InlineData("12345678901")]
    [InlineData("090-1234")]
    [InlineData("0901234567890")]
    public void A_number_that_cannot_be_called_is_refused(string typed) => PhoneNumber.Read(typed).Should().BeNull();

    [Theory]
    [InlineData("ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ", "hanako@example.jp")]
    [InlineData(" hanako@example.jp ", "hanako@example.jp")]
    public void A_mail_address_becomes_half_width(string typed, string mail) => MailAddress.Read(typed).Should().Be(mail);

    [Theory]
    [InlineData("葛\U000E0100城 花子")]
    [InlineData("\uFA19田 \U00020BB7郎")]
    [InlineData("Nguyễn Văn A")]
    public void A_name_is_kept_to_the_last_code_point(string name) => PersonName.Read($"　{name} ").Should().Be(name);

    [Theory]
    [InlineData("花\u0007子")]
    [InlineData("花\u202E子")]
    [InlineData("花\uE000子")]
    [InlineData("花\uD83D")]
    [InlineData("   ")]
    public void A_name_with_what_nobody_can_print_is_refused(string name) => PersonName.Read(name).Should().BeNull();

    [Theory]
    [InlineData("abcd-2345", "ABCD2345")]
    [InlineData("ＡＢＣＤ　２３４５", "ABCD2345")]
    [InlineData("AB CD‐23−45", "ABCD2345")]
    public void A_code_is_read_in_any_writing(string typed, string code)
    {
        ReservationCode.TryRead(typed, out var read).Should().BeTrue();
        read.Should().Be(code);
    }

    [Theory]
    [InlineData("ABCD234")]
    [InlineData("ABCD0OI1")]
    [InlineData("ABCD2345\uD800")]
    [InlineData(null)]
    public void What_is_no_code_is_not_read(string? typed) => ReservationCode.TryRead(typed, out _).Should().BeFalse();
}
