using FluentAssertions;
using Madoguchi.Server.Features.Admin.Master;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

public class Orders_by_hand
{
    [Theory]
    [InlineData("b", -1, "bacd")]
    [InlineData("b", 1, "acbd")]
    [InlineData("a", -1, "abcd")]
    [InlineData("d", 1, "abcd")]
    [InlineData("x", 1, "abcd")]
    public void A_step_changes_places_with_the_neighbour(string which, int step, string order)
    {
        var list = new List<string> { "a", "b", "c", "d" };
        Ordering.Step(list, one => one == which, step);
        string.Concat(list).Should().Be(order);
    }

    [Theory]
    [InlineData("1 2 3 4 5", "abcde")]
    [InlineData("1 2 3 4 1", "eabcd")]
    [InlineData("4 2 3 4 5", "bcdae")]
    [InlineData("5 2 3 4 1", "ebcda")]
    [InlineData("1 1 3 4 1", "ebacd")]
    [InlineData("9 2 3 4 5", "bcdea")]
    public void Whoever_is_given_a_place_gets_it_and_the_others_close_up(string places, string order)
    {
        string[] now = ["a", "b", "c", "d", "e"];
        var typed = now.Zip(places.Split(' ').Select(int.Parse)).ToDictionary(pair => pair.First, pair => pair.Second);
        string.Concat(Ordering.Place(now, typed)).Should().Be(order);
    }
}
