using System.Text;
using FluentAssertions;
using Madoguchi.EscPos.Paper;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class Bytes_of_a_paper
{
    [Fact]
    public void It_begins_by_asking_for_Japanese_and_ends_with_the_cut()
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Text("A")], new());

        Convert.ToHexString(bytes).Should()
            .StartWith("1B40" + "1B7401" + "1C4301" + "1B5208" + "1C530000" + "1C26")
            .And.EndWith("1D564200");
    }

    [Theory]
    [InlineData("国", "8D91")]
    [InlineData("髙", "FBFC")]
    [InlineData("﨑", "FAB1")]
    [InlineData("①", "8740")]
    [InlineData("㈱", "878A")]
    [InlineData("ｱ", "B1")]
    [InlineData("〜", "8160")]
    [InlineData("－", "817C")]
    [InlineData("\u2212", "817C")]
    [InlineData("—", "815C")]
    [InlineData("‖", "8161")]
    [InlineData("か\u3099", "82AA")]
    [InlineData("ハ\u309A", "8370")]
    public void What_the_kanji_set_holds_is_sent_as_text(string text, string code)
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Text(text)], new());

        Convert.ToHexString(bytes).Should().Contain(code + "0A").And.NotContain("1D7630");
    }

    [Theory]
    [InlineData("𠮷野家")]
    [InlineData("葛\U000E0102城市")]
    [InlineData("辻\U000E0100")]
    [InlineData("한국어")]
    [InlineData("简体")]
    [InlineData("\u1112\u1161\u11AB")]
    [InlineData("100\\")]
    public void What_it_cannot_hold_is_sent_as_a_picture_and_never_as_a_question_mark(string text)
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Text(text)], new());

        Convert.ToHexString(bytes).Should().Contain("1D763000" + "4800" + "1E00").And.NotContain("3F0A").And.NotContain("3F3F");
    }

    [Fact]
    public void Variants_of_a_name_are_kept_and_pieces_of_a_letter_are_put_together()
    {
        KanjiText.Clean("神\uFA19葛\U000E0102か\u3099").Should().Be("神\uFA19葛\U000E0102が");
        KanjiText.Encode("\uFA19", KanjiSet.Cp932).Should().NotEqual(KanjiText.Encode("神", KanjiSet.Cp932));
    }

    [Fact]
    public void Only_the_line_that_needs_it_becomes_a_picture()
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Text("国"), new PaperPart.Text("𠮷"), new PaperPart.Text("寺")], new());

        var hex = Convert.ToHexString(bytes);
        hex.Should().Contain("8D910A").And.Contain("8E9B0A");
        hex.Split("1D763000").Should().HaveCount(2);
    }

    [Fact]
    public void A_printer_without_the_extensions_gets_a_picture_of_them()
    {
        var model = new PrinterModel(Kanji: KanjiSet.Jisx0208);

        KanjiText.Encode("髙", KanjiSet.Jisx0208).Should().BeNull();
        KanjiText.Encode("高", KanjiSet.Jisx0208).Should().Equal(0x8D, 0x82);
        Convert.ToHexString(PaperEncoder.Encode([new PaperPart.Text("①")], model)).Should().Contain("1D763000");
    }

    [Fact]
    public void A_printer_that_is_not_trusted_gets_nothing_but_pictures() =>
        Convert.ToHexString(PaperEncoder.Encode([new PaperPart.Text("A001")], new(Kanji: KanjiSet.None))).Should().Contain("1D763000");

    [Fact]
    public void Pictures_come_in_bands_of_at_most_128_rows()
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Text("𠮷", 8, 8)], new());

        var hex = Convert.ToHexString(bytes);
        hex.Should().Contain("1D76300048008000").And.Contain("1D76300048007000");
    }

    [Fact]
    public void The_length_of_a_QR_code_counts_bytes_not_characters()
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Qr("窓口")], new());

        var expected = "1D286B" + "0900" + "315030" + Convert.ToHexString(Encoding.UTF8.GetBytes("窓口")) + "1D286B" + "0300" + "315130";
        Convert.ToHexString(bytes).Should().Contain(expected);
    }

    [Fact]
    public void A_long_QR_code_uses_both_bytes_of_its_length()
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Qr(new string('a', 300))], new());

        Convert.ToHexString(bytes).Should().Contain("1D286B" + "2F01" + "315030");
    }

    [Fact]
    public void Text_cannot_give_the_printer_commands()
    {
        var bytes = PaperEncoder.Encode([new PaperPart.Text("a\u001B@\u001DV\u0000\u0010\u0004\u0001b")], new());

        Convert.ToHexString(bytes).Should().Contain("61405662" + "0A");
    }

    [Theory]
    [InlineData(1, 1, "1D2100")]
    [InlineData(4, 4, "1D2133")]
    [InlineData(8, 2, "1D2171")]
    public void Character_sizes_are_one_to_eight(int width, int height, string command) =>
        Convert.ToHexString(new Commands().Size(width, height).ToArray()).Should().Be(command);

    [Fact]
    public void A_ninth_size_is_a_mistake() =>
        FluentActions.Invoking(() => new Commands().Size(9, 1)).Should().Throw<ArgumentOutOfRangeException>();
}
