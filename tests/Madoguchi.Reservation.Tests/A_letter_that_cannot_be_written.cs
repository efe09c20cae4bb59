using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public sealed class A_letter_that_cannot_be_written
{
    static readonly DateTimeOffset Visit = Site.Morning.AddDays(2).AddHours(2);

    [Fact]
    public async Task Keeps_no_other_waiting_and_bookings_go_on()
    {
        await using var relay = new MailServer();
        await using var site = await Site.WithMail(relay.Port, OutsideMaster.Slots(Visit, 4, capacity: 1));
        await relay.Stop();
        var spoilt = await Book(site, "喜屋武 未央", "mio@mail.example", 0);
        await using (var db = site.OpenDatabase())
            (await db.Database.ExecuteSqlAsync($"UPDATE \"Bookings\" SET \"Mail\" = NULL WHERE \"Code\" = {spoilt.Code}")).Should().Be(1);
        await Book(site, "国分 花子", "hanako@mail.example", 1);

        relay.Start();

        await Eventually.Is(() => Task.FromResult(relay.To("hanako@mail.example").Any()), "the other mail has come");
        // Tries of before count as well, while the relay was down; from here on it is the letter.
        var tries = await Tries(site, spoilt.Code);
        await Eventually.Is(async () => await Tries(site, spoilt.Code) > tries, "the letter is tried again");
        await Book(site, "国分 次郎", "jiro@mail.example", 2);
        await Eventually.Is(() => Task.FromResult(relay.To("jiro@mail.example").Any()), "mails go on");
        relay.Taken.SelectMany(letter => letter.To.Mailboxes).Select(box => box.Address).Should().BeEquivalentTo(["hanako@mail.example", "jiro@mail.example"]);
    }

    static async Task<int> Tries(Site site, string code)
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.Where(mail => mail.Code == code).Select(mail => mail.Tries).SingleAsync();
    }

    static async Task<BookedReservation> Book(Site site, string name, string mail, int slot)
    {
        using var resident = site.Resident();
        return await resident.Book("honchosha", ["J10"], new(name, "こくぶ じろう", Mail: mail), Visit.AddMinutes(30 * slot));
    }
}
