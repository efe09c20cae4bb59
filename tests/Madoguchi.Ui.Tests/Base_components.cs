using Bunit;
using FluentAssertions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace Madoguchi.Ui.Tests;

public class Base_components : BunitContext
{
    [Fact]
    public void A_field_ties_hint_and_error_to_its_input()
    {
        var field = Render<Field>(p => p.Add(f => f.Name, "kana").Add(f => f.Label, "フリガナ").Add(f => f.Required, true)
            .Add(f => f.Hint, "全角カタカナ").Add(f => f.Error, "入力してください").AddUnmatched("autocomplete", "off"));
        var input = field.Find("input");
        field.Find("label").GetAttribute("for").Should().Be(input.Id);
        input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent)
            .Should().Equal("全角カタカナ", "エラー: 入力してください");
        input.GetAttribute("aria-invalid").Should().Be("true");
        input.HasAttribute("required").Should().BeTrue();
        input.GetAttribute("autocomplete").Should().Be("off");
    }

    [Fact]
    public void A_field_in_order_claims_no_error()
    {
        var input = Render<Field>(p => p.Add(f => f.Name, "name").Add(f => f.Label, "氏名")).Find("input");
        input.HasAttribute("aria-invalid").Should().BeFalse();
        input.HasAttribute("aria-describedby").Should().BeFalse();
    }

    [Fact]
    public void A_field_gives_its_attributes_to_another_control()
    {
        RenderFragment<FieldContext> select = context => builder =>
        {
            builder.OpenElement(0, "select");
            builder.AddMultipleAttributes(1, context.Attributes);
            builder.CloseElement();
        };
        var field = Render<Field>(p => p.Add(f => f.Name, "slot").Add(f => f.Label, "時間").Add(f => f.ChildContent, select));
        field.Find("select").Id.Should().Be(field.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void A_button_with_an_address_is_a_link() =>
        Render<Button>(p => p.Add(b => b.Href, "/next").Add(b => b.Kind, ButtonKind.Secondary).AddChildContent("次へ"))
            .MarkupMatches("""<a href="/next" class="m-button m-button--secondary">次へ</a>""");

    [Fact]
    public void A_button_is_pressed()
    {
        var pressed = 0;
        Render<Button>(p => p.Add(b => b.OnClick, EventCallback.Factory.Create<MouseEventArgs>(this, () => pressed++))
            .AddChildContent("呼ぶ")).Find("button").Click();
        pressed.Should().Be(1);
    }

    [Fact]
    public void The_step_at_hand_is_marked()
    {
        var steps = Render<StepNavigation>(p => p.Add(s => s.Steps, ["手続き", "日時", "確認"]).Add(s => s.Current, 2));
        steps.FindAll("[aria-current=step]").Should().ContainSingle().Which.TextContent.Should().Contain("日時");
    }

    [Fact]
    public void Every_language_is_named_in_itself()
    {
        var row = Render<LanguageRow>(p => p.Add(r => r.Current, "en").Add(r => r.HrefFor, code => $"?lang={code}"));
        row.FindAll("a").Select(a => a.TextContent).Should().Equal("日本語", "やさしい日本語", "English", "简体中文", "한국어");
        row.Find("[aria-current]").GetAttribute("href").Should().Be("?lang=en");
        row.Find("nav").GetAttribute("aria-label").Should().Be("Language");
    }

    [Fact]
    public void A_language_is_chosen_by_a_button_where_there_is_no_address()
    {
        string? chosen = null;
        var row = Render<LanguageRow>(p => p.Add(r => r.Current, "ja").Add(r => r.OnChoose, code => chosen = code));
        row.FindAll("button")[1].Click();
        chosen.Should().Be("ja-easy");
    }

    [Theory]
    [InlineData(NoticeKind.Info, "status", "お知らせ"), InlineData(NoticeKind.Error, "alert", "エラー")]
    public void A_notice_says_its_kind_in_words_too(NoticeKind kind, string role, string word)
    {
        var notice = Render<NoticeBanner>(p => p.Add(n => n.Kind, kind).AddChildContent("本文"));
        notice.Find("div").GetAttribute("role").Should().Be(role);
        notice.Markup.Should().Contain(word);
    }

    [Fact]
    public void An_emergency_is_an_alert() =>
        Render<EmergencyBanner>(p => p.Add(e => e.Title, "避難してください")).Find("[role=alert]").TextContent.Should().Contain("避難してください");

    [Fact]
    public void The_clock_note_stands_only_on_a_set_clock()
    {
        Render<ClockNote>(p => p.Add(n => n.Shown, false)).Markup.Trim().Should().BeEmpty();
        Render<ClockNote>(p => p.Add(n => n.Shown, true)).Markup.Should().Contain("デモ時計");
    }
}
