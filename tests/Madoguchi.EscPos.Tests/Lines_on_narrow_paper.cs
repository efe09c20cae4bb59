using CsCheck;
using FluentAssertions;
using Madoguchi.EscPos.Paper;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class Lines_on_narrow_paper
{
    [Fact]
    public void A_long_line_goes_on_below_and_no_line_begins_with_a_full_stop()
    {
        LineBreaker.Break("番号札を持ってお待ちください。", 28).Should().Equal("番号札を持ってお待ちくださ", "い。");
    }

    [Fact]
    public void English_words_stay_whole() =>
        LineBreaker.Break("Please wait until called", 14).Should().Equal("Please wait", "until called");

    [Fact]
    public void A_kanji_is_never_parted_from_its_selector() =>
        LineBreaker.Break("葛\U000E0102葛\U000E0102", 2).Should().Equal("葛\U000E0102", "葛\U000E0102");

    [Fact]
    public void No_line_is_wider_than_the_paper() =>
        Gen.String[Gen.Char["aあ、 1漢ー。b"], 0, 80].Select(Gen.Int[4, 48]).Sample((text, columns) =>
            LineBreaker.Break(text, columns).All(line => LineBreaker.Clusters(line).Sum(LineBreaker.ColumnsOf) <= columns));

    [Fact]
    public void Nothing_but_spaces_is_lost() =>
        Gen.String[Gen.Char["aあ、 1漢ー。b"], 0, 80].Select(Gen.Int[4, 48]).Sample((text, columns) =>
            string.Concat(LineBreaker.Break(text, columns)).Replace(" ", "", StringComparison.Ordinal)
            == text.Replace(" ", "", StringComparison.Ordinal));
}
