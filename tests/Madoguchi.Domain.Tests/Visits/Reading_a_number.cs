using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Visits;

public class Reading_a_number
{
    [Theory]
    [InlineData("A001")]
    [InlineData("a001")]
    [InlineData("A1")]
    [InlineData(" A01 ")]
    [InlineData("Ａ００１")]
    [InlineData("ａ１")]
    [InlineData("　A001　")]
    [InlineData("A0000001")]
    public void What_a_clerk_may_type_for_A001_finds_it(string typed)
    {
        TicketNumber.TryParse(typed, out var number).Should().BeTrue();
        (number.Category, number.Value).Should().Be(('A', 1));
        Spec.Today.Given("09:00", Take("one", "J10")).Day.Find(number)!.Number.ToString().Should().Be("A001");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("A")]
    [InlineData("001")]
    [InlineData("A0")]
    [InlineData("A-1")]
    [InlineData("A+1")]
    [InlineData("A1.0")]
    [InlineData("A 1")]
    [InlineData("AA1")]
    [InlineData("あ001")]
    [InlineData("Å001")]
    [InlineData("A٠٠١")]
    [InlineData("A9999999999")]
    [InlineData("A999999999999999999999")]
    [InlineData("\0A001")]
    public void What_is_no_number_is_not_read_as_one(string? typed) =>
        TicketNumber.TryParse(typed, out _).Should().BeFalse();

    [Fact]
    public void Half_a_surrogate_pair_is_no_number_and_no_crash() =>
        TicketNumber.TryParse("A1" + (char)0xD800, out _).Should().BeFalse();

    [Fact]
    public void What_is_printed_is_read_back()
    {
        foreach (var printed in new[] { new TicketNumber('A', 1), new('Z', 799), new('B', 12345, 5), new('C', 7, 6) })
        {
            TicketNumber.TryParse(printed.ToString(), out var read).Should().BeTrue();
            read.Should().Be(printed);
        }
    }

    [Fact]
    public void The_lower_number_comes_first_whatever_its_letter() =>
        new TicketNumber[] { new('A', 2), new('B', 1), new('A', 1) }.Order().Select(number => number.ToString()).Should().Equal("A001", "B001", "A002");
}
