using Madoguchi.Contracts.Http;

namespace Madoguchi.Demo.Simulation;

/// <summary>People who come without a reservation, one about every ten seconds.</summary>
internal sealed class Residents(Api kiosk, Chance chance)
{
    const double SecondsBetween = 10;

    static readonly IReadOnlyList<(int Weight, string Site)> Sites = [(8, "honchosha"), (1, "kokubunji-eki"), (1, "kunitachi-eki")];

    public async Task Come(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(chance.UntilNext(SecondsBetween), TimeProvider.System, end);
            var site = chance.Of(Sites);
            var errand = chance.Of(site is "honchosha" ? Errands.AtTheCityHall : Errands.AtAStation);
            await kiosk.Post<IssuedTicket>(
                $"/api/v1/sites/{site}/tickets", new IssueTicketRequest(errand, chance.Of(Errands.Languages), chance.Is(0.06)), end);
        }
    }
}
