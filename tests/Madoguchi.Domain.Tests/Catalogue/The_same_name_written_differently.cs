using FluentAssertions;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Tests.Catalogue;

public class The_same_name_written_differently
{
    [Theory]
    [InlineData("コクブンジ　ハナコ")]
    [InlineData("こくぶんじ はなこ")]
    [InlineData("ｺｸﾌﾞﾝｼﾞ ﾊﾅｺ")]
    [InlineData("コクフ゛ンシ゛ハナコ")]
    [InlineData("コクフ ゛ンシ ゙ハナコ")]
    [InlineData("こくぶんじ\u200bはなこ")]
    [InlineData("コクブンジ・ハナコ")]
    public void Is_one_name(string typed) => KanaName.Comparable(typed).Should().Be("コクブンジハナコ");

    [Theory]
    [InlineData("はっとり きょうこ", "ハツトリ キヨウコ")]
    [InlineData("ファン ティ ヴァン", "フアンテイヴアン")]
    [InlineData("マリー", "まり-")]
    [InlineData("マリー", "ﾏﾘｰ")]
    [InlineData("マリー", "まり−")]
    [InlineData("マリー", "マリ―")]
    [InlineData("マリー", "マリ一")]
    [InlineData("マリー", "マリ〜")]
    [InlineData("ヱイ", "えい")]
    [InlineData("ヵヶ", "カケ")]
    public void Small_letters_bars_and_old_kana_make_no_difference(string booked, string typed) =>
        KanaName.Comparable(typed).Should().Be(KanaName.Comparable(booked)).And.NotBeNull();

    [Theory]
    [InlineData("かとう", "がとう")]
    [InlineData("オーノ", "オノ")]
    [InlineData("はは", "ぱぱ")]
    public void Another_name_stays_another(string one, string other) => KanaName.Comparable(one).Should().NotBe(KanaName.Comparable(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("国分")]
    [InlineData("Hanako")]
    [InlineData("ハナコ1")]
    [InlineData("%")]
    [InlineData("\ud83d")]
    public void What_is_no_kana_is_no_name(string? typed) => KanaName.Comparable(typed).Should().BeNull();

    [Fact]
    public void Nothing_endless_is_read() => KanaName.Comparable(new string('あ', 5000)).Should().BeNull();
}
