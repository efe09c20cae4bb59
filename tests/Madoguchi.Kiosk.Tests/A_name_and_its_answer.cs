using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Visits;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

/// <summary>Two presses of one button race with the answer to the first, which takes the name along.</summary>
public class A_name_and_its_answer
{
    static readonly IssuedTicket Ticket = new(Guid.NewGuid(), "A001", "http://127.0.0.1/t/1", 0, new(1, 2), []);

    [Fact]
    public void Two_presses_are_one_wish_whenever_the_answer_comes()
    {
        for (var round = 0; round < 3_000; round++)
        {
            using var visit = new VisitSession { Kana = "こくぶんじはなこ" };
            var asked = 0;
            Parallel.Invoke(Press, Press);
            asked.Should().Be(1, $"in round {round} one person pressed one button");

            void Press() => visit.WithName(kana =>
            {
                var id = visit.CommandFor("name " + kana, DateTimeOffset.UnixEpoch);
                var job = visit.Begin(id, () =>
                {
                    Interlocked.Increment(ref asked);
                    return new TicketJob(new TicketOrder(id, "ja", [], new ReservationClaim.ByName(kana, "0111")));
                });
                ThreadPool.QueueUserWorkItem(_ => job.Move(new TicketState.Printing(Ticket)));
                Thread.SpinWait(round % 200);
            });
        }
    }
}
