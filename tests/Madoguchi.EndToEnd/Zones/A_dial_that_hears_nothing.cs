using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Xunit;

namespace Madoguchi.EndToEnd.Zones;

/// <summary>Where answers are lost without a word, whoever waits for them waits for minutes, also when they would come again.</summary>
public class A_dial_that_hears_nothing
{
    [Fact]
    public async Task It_is_given_up_and_the_line_stands_soon_after_it_is_mended()
    {
        await using var outside = await OutsideWorld.Open();
        await using var line = new Line(outside.Url);
        line.LoseAnswers();
        await using var hall = await CityHall.Open(new Dictionary<string, string?>(outside.ForTheServer) { ["MADOGUCHI__RESERVATIONWEB__URL"] = line.Url.ToString() });
        using var resident = new BookingBrowser(outside.Url);
        await Eventually.Is(() => Task.FromResult(line.Lost > 0), "the server has dialled, and the answer was lost");

        line.Mend();

        await Eventually.Is(async () => (await resident.Get("/book/honchosha/day?p=J10")).Html.Contains("/book/honchosha/time?", StringComparison.Ordinal),
            "what can be booked has come out", TimeSpan.FromSeconds(60));
    }
}
