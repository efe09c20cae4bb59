using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Visits;

/// <summary>A kiosk cannot see whether somebody stands before a clerk.</summary>
public class Cancelling_from_afar
{
    static readonly SiteDayCommand FromTheKiosk = new SiteDayCommand.CancelTicket(Id("one"), UnlessAtCounter: true);

    static Spec Lobby => Spec.Today.Given("09:00", Open(2), Take("one", "J10"));

    [Fact]
    public void A_ticket_that_waits_is_cancelled() => Lobby.When("09:01", FromTheKiosk).Then<SiteDayEvent.TicketCancelled>();

    [Fact]
    public void One_that_a_clerk_has_is_not_though_the_clerk_may()
    {
        var called = Lobby.Given("09:05", Next(2));
        called.When("09:06", FromTheKiosk).ThenRefused("ticket-at-counter", "A001");
        called.Given("09:06", Start(2)).When("09:07", FromTheKiosk).ThenRefused("ticket-at-counter");
        called.When("09:06", Cancel("one")).Then<SiteDayEvent.TicketCancelled>();
    }
}
