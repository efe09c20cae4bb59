using FluentAssertions;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.EndToEnd.CutOff;

/// <summary>The kiosk's process is killed (<c>kill -9</c>) while its printer, a program of its own, is at a paper.</summary>
public class A_kiosk_killed_while_it_prints
{
    const string Printing = "印刷中", Printed = "印刷済み", NotPrinted = "印刷できず", Unknown = "印刷を確認できず", Asked = "問い合わせ中";
    const int Deaths = 8, BytesPerSecond = 600;

    [Fact]
    public async Task Knows_afterwards_of_every_paper_that_it_is_there_or_not_or_says_that_staff_must_look()
    {
        var random = new Random(20261124);
        await using var hall = await CityHall.Open();
        await using var kiosk = await KioskInTheLobby.Open(hall.Url, CityHall.Morning);
        await kiosk.StaffSee(page => page.Contains("接続中", StringComparison.Ordinal), "the line stands");
        var told = new List<(string Number, string State)>();
        for (var death = 0; death < Deaths; death++)
        {
            await kiosk.Fault("slow", BytesPerSecond);
            // Every fourth dies anywhere on the way to the paper, the others while it comes out.
            await Die(kiosk, whilePrinting: death % 4 < 3, TimeSpan.FromMilliseconds(random.Next(0, death % 4 < 3 ? 1500 : 60)));
            await kiosk.Fault("none");
            await kiosk.Start();
            told.Add((await kiosk.Journal())[0]);
            await kiosk.StaffSee(page => page.Contains("接続中", StringComparison.Ordinal), "the line stands again");
            using var next = new Visitor(kiosk.Url);
            told.Add((await next.TakeNumber(), Printed));
        }
        var papers = (await kiosk.Papers()).Select(paper => paper.Number).ToArray();
        foreach (var (number, state) in told.Where(one => one.State is not Asked))
        {
            var count = papers.Count(paper => paper == number);
            (state switch { Printed => count is 1, NotPrinted => count is 0, _ => count <= 1 }).Should().BeTrue($"{number} is told as {state}, and {count} papers bear it");
        }
        told.Select(one => one.State).Should().OnlyContain(state => state == Printed || state == NotPrinted || state == Unknown || state == Asked)
            .And.Contain(Unknown, "nobody can know of a paper in the middle of which the kiosk died");
        papers.Should().BeSubsetOf(told.Select(one => one.Number), "no paper is without its line in the journal");
        await Staff_print_again(kiosk, told.Last(one => one.State is Unknown).Number);
    }

    static async Task Die(KioskInTheLobby kiosk, bool whilePrinting, TimeSpan after)
    {
        using var visitor = new Visitor(kiosk.Url);
        var taking = visitor.TryTakeNumber();
        if (whilePrinting)
            await kiosk.StaffSee(page => page.Contains(Printing, StringComparison.Ordinal), "a paper moves");
        await Task.Delay(after, TimeProvider.System);
        await kiosk.LosePower();
        await taking;
    }

    static async Task Staff_print_again(KioskInTheLobby kiosk, string number)
    {
        var before = (await kiosk.Papers()).Count(paper => paper.Number == number);
        await kiosk.Reprint(number);
        var papers = (await kiosk.Papers()).Where(paper => paper.Number == number).ToArray();
        papers.Should().HaveCount(before + 1);
        papers[^1].Text.Should().Contain("再発行", "the first one may be there as well");
    }
}
