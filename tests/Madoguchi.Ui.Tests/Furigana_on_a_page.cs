using Bunit;
using FluentAssertions;
using Madoguchi.Ui.Languages;
using Xunit;

namespace Madoguchi.Ui.Tests;

public class Furigana_on_a_page : BunitContext
{
    [Fact]
    public void Readings_stand_over_their_characters() =>
        Render<RubyText>(p => p.Add(t => t.Text, "お｜知《し》らせを｜見《み》る")).MarkupMatches(
            "お<ruby>知<rp>(</rp><rt>し</rt><rp>)</rp></ruby>らせを<ruby>見<rp>(</rp><rt>み</rt><rp>)</rp></ruby>る");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("｜<img src=x onerror=alert(1)>《<b>よみ</b>》")]
    public void Nothing_in_a_text_becomes_an_element(string text)
    {
        var page = Render<RubyText>(p => p.Add(t => t.Text, text));
        page.FindAll("script, img, b").Should().BeEmpty();
    }

    [Theory]
    [InlineData("｜《》"), InlineData("｜漢字"), InlineData("《かんじ》"), InlineData("｜漢《か"), InlineData("")]
    public void Half_a_notation_stays_text(string text) => Furigana.Plain(text).Should().Be(text);

    [Theory]
    [InlineData("", true), InlineData("ひらがな", true), InlineData("｜漢字《かんじ》", true), InlineData("お｜知《し》らせと｜紙《カミ》", true)]
    [InlineData("｜漢字", false), InlineData("漢字《かんじ》", false), InlineData("｜漢字《》", false), InlineData("｜《かんじ》", false), InlineData("｜漢｜字《かんじ》", false)]
    public void A_notation_is_whole_or_it_is_told(string text, bool whole) => Furigana.IsWhole(text).Should().Be(whole);

    [Theory]
    [InlineData("｜漢字《かんじ》", true), InlineData("｜漢字《カンジー》", true), InlineData("｜漢字《漢字》", false), InlineData("｜漢字《kanji》", false)]
    public void A_reading_is_kana(string text, bool readable) => Furigana.IsReadable(text).Should().Be(readable);

    [Theory]
    [InlineData("2026-11-24", "2026｜年《ねん》 11｜月《がつ》 ｜24日《にじゅうよっか》（｜火曜日《かようび》）")]
    [InlineData("2026-11-01", "2026｜年《ねん》 11｜月《がつ》 ｜1日《ついたち》（｜日曜日《にちようび》）")]
    [InlineData("2026-11-23", "2026｜年《ねん》 11｜月《がつ》 23｜日《にち》（｜月曜日《げつようび》）")]
    public void A_date_in_easy_Japanese_is_read_as_it_is_spoken(string date, string marked)
    {
        Wareki.MarkedWithWeekday(DateOnly.Parse(date, null), "ja-easy").Should().Be(marked);
        Wareki.MarkedWithWeekday(DateOnly.Parse(date, null), "en").Should().Be(Wareki.WithWeekday(DateOnly.Parse(date, null), "en"));
    }

    [Fact]
    public void A_text_that_fell_back_says_its_language() =>
        Render<T>(p => p.Add(t => t.Key, "counter.call").Add(t => t.In, SampleTexts.All.In("en")))
            .Find("span").GetAttribute("lang").Should().Be("ja");

    [Fact]
    public void A_text_in_the_asked_language_needs_no_element() =>
        Render<T>(p => p.Add(t => t.Key, "greeting").Add(t => t.Args, ["<Hanako>"]).AddCascadingValue(SampleTexts.All.In("en")))
            .MarkupMatches("Hello, &lt;Hanako&gt;");
}
