using FluentAssertions;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Tests.Visits;

public class Bands_of_numbers
{
    [Fact]
    public void A_band_that_is_used_up_issues_nothing_more_and_others_go_on()
    {
        var day = Spec.On(Kokubunji.Rules.Band('A', 1, 2)).Given("09:00", Take("one", "J10"), Take("two", "J10"));
        day.When("09:01", Take("three", "J10")).ThenRefused("number-band-exhausted");
        day.When("09:01", Take("three", "J01")).Then<TicketIssued>();
    }

    [Fact]
    public void A_number_is_not_used_again_when_its_ticket_was_cancelled() =>
        Spec.On(Kokubunji.Rules.Band('A', 1, 2)).Given("09:00", Take("one", "J10"), Cancel("one"))
            .When("09:01", Take("two", "J10")).Then<TicketIssued>(issued => issued.Ticket.Number.Value.Should().Be(2));

    [Fact]
    public void Numbers_of_the_skip_list_are_never_issued()
    {
        var band = Rule(1, 50, 4, 9, 42, 49);
        Numbers(band).Should().Equal(Enumerable.Range(1, 50).Except([4, 9, 42, 49]));
    }

    [Fact]
    public void Skipped_numbers_in_a_row_and_at_both_ends_are_passed_over() =>
        Numbers(Rule(4, 9, 4, 5, 7, 8, 9)).Should().Equal(6);

    [Fact]
    public void A_band_of_skipped_numbers_only_is_used_up_at_once() => Numbers(Rule(4, 4, 4)).Should().BeEmpty();

    [Theory]
    [InlineData(799, "A001")]
    [InlineData(9, "A001")]
    [InlineData(9999, "A0001")]
    [InlineData(100_000, "A000001")]
    public void Numbers_are_as_wide_as_the_upper_end_of_the_band_and_three_at_least(int last, string first) =>
        Rule(1, last).After(null).ToString().Should().Be(first);

    [Fact]
    public void A_band_may_begin_anywhere() => Numbers(Rule(501, 503)).Should().Equal(501, 502, 503);

    static CategoryRule Rule(int first, int last, params int[] skip) => new('A', "証明書", first, last, [.. skip]);

    static IEnumerable<int> Numbers(CategoryRule band)
    {
        for (var number = band.After(null); number is { } issued; number = band.After(issued.Value))
            yield return issued.Value;
    }
}
