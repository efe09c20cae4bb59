using FluentAssertions;
using Madoguchi.Ui.Languages;
using Xunit;

namespace Madoguchi.Ui.Tests;

public class Texts_of_a_program
{
    [Fact]
    public void A_text_comes_in_the_asked_language_with_its_arguments() =>
        SampleTexts.All.In("en").Format("greeting", "Hanako").Should().Be("Hello, Hanako");

    [Theory]
    [InlineData("en"), InlineData("ko"), InlineData("zh-Hans")]
    public void A_missing_text_falls_back_to_easy_japanese(string language) =>
        SampleTexts.All.In(language)["counter.call"].Should().Be("次の人を呼ぶ");

    [Fact]
    public void What_easy_japanese_lacks_falls_back_to_japanese() =>
        SampleTexts.All.In("ko")["counter.only-ja"].Should().Be("日本語だけ");

    [Fact]
    public void An_unknown_language_is_read_as_japanese() =>
        SampleTexts.All.In("xx")["counter.call"].Should().Be("次を呼ぶ");

    [Fact]
    public void Missing_texts_are_listed_per_language() =>
        SampleTexts.All.Missing("ja", "ja-easy", "en").Should().Equal(
            new MissingText("ja-easy", "counter.only-ja"), new MissingText("en", "counter.call"), new MissingText("en", "counter.only-ja"));

    [Fact]
    public void The_base_components_speak_every_language() =>
        Texts.Load(typeof(Texts).Assembly, "Texts").Missing().Should().BeEmpty();

    [Fact]
    public void A_program_without_japanese_texts_does_not_start() =>
        FluentActions.Invoking(() => Texts.Load(typeof(Texts).Assembly, "Nowhere")).Should().Throw<InvalidOperationException>();
}
