using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Reservation.Tests;

/// <summary>The database says whether somebody comes twice, and cannot say who.</summary>
public class Who_comes_twice_is_found_by_marks
{
    static readonly DateTimeOffset Nine = Site.Morning.AddHours(1);
    static readonly Resident Ueda = new("上田 珠緒", "ウエダ タマオ", "090-6642-1785", "tamao@mail.example");
    static readonly IReadOnlyList<LinkSlot> Slots = [.. OutsideMaster.Slots(Nine, 6, 5), .. OutsideMaster.Slots(Nine.AddDays(1), 6, 5)];

    [Fact]
    public async Task Marks_of_two_days_two_readings_and_two_houses_do_not_look_alike()
    {
        await using var site = await Site.WithSlots(Slots);
        await using var other = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        using var elsewhere = other.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);
        await browser.Book("honchosha", ["J10"], Ueda, Nine.AddDays(1));
        await browser.Book("honchosha", ["J10"], Ueda with { Kana = "ウエダ タロウ" }, Nine);
        await elsewhere.Book("honchosha", ["J10"], Ueda, Nine);

        string[] marks = [.. await Marks(site), .. await Marks(other)];

        marks.Should().HaveCount(12).And.OnlyHaveUniqueItems().And.OnlyContain(mark => mark.Length == 32);
    }

    [Theory]
    [InlineData("うえだ　たまお", "０９０－６６４２－１７８５", "", true)]
    [InlineData("ウエダ タマオ", "", "TAMAO@mail.example", true)]
    [InlineData("ウエダ タロウ", "090-6642-1785", "tamao@mail.example", false)]
    [InlineData("ウエダ タマオ", "090-0000-1785", "other@mail.example", false)]
    public async Task The_same_reading_with_the_same_contact_is_noticed_in_any_writing(string kana, string phone, string mail, bool twice)
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);

        (await Comes(browser, Ueda with { Kana = kana, Phone = phone, Mail = mail }, Nine.AddHours(1))).Should().Be(twice);
    }

    [Theory]
    [InlineData("1785", true)]
    [InlineData("090-6642-1785", true)]
    [InlineData("090-0000-1785", true)]
    [InlineData("1786", false)]
    public async Task Staff_hear_of_whoever_reads_alike_and_has_a_number_that_ends_alike(string phone, bool twice)
    {
        await using var site = await Site.WithSlots(Slots);
        await using var cityHall = await site.Dial();
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);

        ((await Telephone(cityHall, phone, Nine.AddHours(1))).Refused?.Code).Should().Be(twice ? StaffRefusals.SameDay : null);
    }

    [Theory]
    [InlineData("1785", "090-6642-1785", true)]
    [InlineData("090-6642-1785", "090-6642-1785", true)]
    [InlineData("090-0000-1785", "090-6642-1785", false)]
    [InlineData("1786", "090-6642-1785", false)]
    public async Task A_resident_is_asked_for_what_staff_noted_and_learns_nothing_of_another_number(string noted, string typed, bool twice)
    {
        await using var site = await Site.WithSlots(Slots);
        await using var cityHall = await site.Dial();
        using var browser = site.Resident();
        (await Telephone(cityHall, noted, Nine)).Value.Should().NotBeNull();

        (await Comes(browser, Ueda with { Phone = typed, Mail = null }, Nine.AddHours(1))).Should().Be(twice);
    }

    [Fact]
    public async Task They_hold_after_the_keys_have_changed_and_a_restart_without_the_old_key()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);
        var (seal, before) = (site.Services.GetRequiredService<Madoguchi.Shared.PersonSeal>(), await SealedKey(site));
        var old = seal.Keys.GetAllKeys().Single();

        seal.Keys.CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(90));
        await Eventually.Is(async () =>
        {
            await site.SealAnew();
            return await SealedKey(site) != before;
        }, "the marks' key is sealed with the new key");
        File.Delete(seal.FileOf(old));
        await site.Restart();

        using var later = site.Resident();
        (await Comes(later, Ueda, Nine.AddHours(1))).Should().BeTrue();
    }

    [Theory]
    [InlineData("""UPDATE "Bookings" SET "PhoneMark" = NULL, "PhoneEndMark" = NULL, "MailMark" = NULL""")]
    [InlineData("""UPDATE "Bookings" SET "PhoneEndMark" = NULL""")]
    public async Task Reservations_from_before_there_were_marks_get_theirs_at_the_start(string before)
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);
        var marks = await Marks(site);
        await using (var db = site.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync(before);

        await site.Restart();

        (await Marks(site)).Should().Equal(marks);
    }

    [Fact]
    public async Task No_byte_of_a_mark_stays_in_the_files_when_the_reservation_is_forgotten()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);
        var marks = await Marks(site);
        await using (var cityHall = await site.Dial())
            await cityHall.InvokeAsync(nameof(ILinkHub.Acknowledge), 1L);
        SqliteConnection.ClearAllPools();
        (await site.IsInTheFiles(marks)).Should().BeTrue("this is how they would be found");

        await site.Restart(Site.Morning.AddDays(32));
        await site.Housekeep();

        (await site.IsInTheFiles(marks)).Should().BeFalse();
    }

    [Fact]
    public async Task What_a_killed_program_had_deleted_goes_from_the_files_at_the_next_start()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda, Nine);
        var marks = await Marks(site);
        await site.Housekeep();
        await using (var db = site.OpenDatabase())
        {
            await db.Seats.ExecuteDeleteAsync();
            await db.Outbox.ExecuteDeleteAsync();
            await db.Bookings.ExecuteDeleteAsync();
        }
        (await site.IsInTheFiles(marks)).Should().BeTrue("it was killed before it wrote the files anew");

        await site.Restart();
        await site.Housekeep();

        (await site.IsInTheFiles(marks)).Should().BeFalse();
    }

    static async Task<bool> Comes(BookingBrowser browser, Resident who, DateTimeOffset start) =>
        (await (await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], start))).Send(who, again: false)).Booked is null;

    static Task<HubReply<StaffBooked>> Telephone(HubConnection cityHall, string phone, DateTimeOffset start) => cityHall.InvokeAsync<HubReply<StaffBooked>>(
        nameof(ILinkHub.StaffBook), new StaffOrder(Guid.NewGuid(), new("honchosha", ["J10"]), start, null, Ueda.Kana, phone));

    static async Task<string[]> Marks(Site site)
    {
        await using var db = site.OpenDatabase();
        return [.. (await db.Bookings.OrderBy(b => b.BookedAt).ToListAsync()).SelectMany(b => new[] { b.PhoneMark!, b.PhoneEndMark!, b.MailMark! })];
    }

    static async Task<string> SealedKey(Site site)
    {
        await using var db = site.OpenDatabase();
        return await db.PersonKeys.AsNoTracking().Select(row => row.Sealed).SingleAsync();
    }
}
