using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Life_events : KioskWorld
{
    [Fact]
    public async Task A_few_answers_lead_to_the_procedures_and_to_one_number_for_all()
    {
        await GoAsync("/events");
        Page.Should().Contain("転入").And.Contain("子どもが生まれた");
        await GoAsync("/events/birth");
        Page.Should().Contain("質問 1／1");

        await PostAsync("/events/birth/1", ("answer", "yes"));
        Path_.Should().Be("/events/birth/found");
        Page.Should().Contain("出生届").And.Contain("児童手当");
        await PostAsync("/events/birth/take");
        await GoAsync("/confirm");
        await IssueAsync();

        City.State.Issued.Values.Should().ContainSingle().Which.Legs.Should().HaveCountGreaterThan(3);
    }

    [Fact]
    public async Task No_leads_to_nothing_more_and_an_answer_can_be_taken_back()
    {
        await GoAsync("/events/birth");
        await PostAsync("/events/birth/1", ("answer", "yes"));
        var all = Rows();
        await PostAsync("/events/birth/1", ("answer", "no"));
        Rows().Should().BeLessThan(all);

        await GoAsync("/events/job-change");
        await PostAsync("/events/job-change/1", ("answer", "no"));
        await PostAsync("/events/job-change/2", ("answer", "no"));
        Page.Should().Contain("ここでする手続きはありません");
    }

    [Fact]
    public async Task Another_event_begins_without_the_answers_of_the_last()
    {
        await GoAsync("/events/birth");
        await PostAsync("/events/birth/1", ("answer", "yes"));
        await GoAsync("/events/birth");
        Page.Should().NotContain("aria-pressed=\"true\"");
    }

    [Fact]
    public async Task What_is_not_done_here_is_shown_with_its_place_and_not_taken()
    {
        City.State.Catalogue = Kokubunji.Catalogue("kokubunji-eki");
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Kiosk:Site=kokubunji-eki");
        await UntilPageAsync("/events/move-in/found", page => page.Contains("転入届（市役所本庁舎）", StringComparison.Ordinal));
        await PostAsync("/events/move-in/take");
        await GoAsync("/confirm");
        Page.Should().NotContain("転入届");
    }

    [Fact]
    public async Task More_than_fit_one_confirmation_are_said_to_be_added_at_the_counter()
    {
        for (var question = 1; question <= 13; question++)
            await PostAsync($"/events/move-in/{question}", ("answer", "yes"));
        await PostAsync("/events/move-in/take");
        Page.Should().Contain("残りは窓口でお申し出ください");
    }

    [Theory]
    [InlineData("/events/nothing")]
    [InlineData("/events/birth/0")]
    [InlineData("/events/birth/99")]
    [InlineData("/events/nothing/found")]
    public async Task An_event_or_question_nobody_knows_leads_back_to_the_events(string path)
    {
        await GoAsync(path);
        Path_.Should().Be("/events");
    }

    [Fact]
    public async Task Without_a_navigator_one_chooses_by_category()
    {
        City.State.Catalogue = Kokubunji.Catalogue() with { Navigator = null };
        await StopKioskAsync();
        await StartKioskAsync();
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal) && !page.Contains("できごとから探す", StringComparison.Ordinal));
        await GoAsync("/events");
        Path_.Should().Be("/categories");
    }

    int Rows() => Page.Split("<li class=\"k-row\"").Length - 1;
}
