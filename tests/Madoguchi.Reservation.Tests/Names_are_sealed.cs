using Madoguchi.Contracts.Hosts;
using Madoguchi.Shared;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

/// <summary>Whoever carries the database away has no names.</summary>
public class Names_are_sealed
{
    static readonly Resident Ueda = new("上田 珠緒", "ウエダ タマオ", "090-6642-1785", "tamao@mail.example");
    static readonly DateTimeOffset Nine = Site.Morning.AddHours(1);

    [Fact]
    public async Task Neither_name_nor_phone_nor_mail_is_in_the_tables_as_it_was_typed_and_the_city_hall_gets_them_all_the_same()
    {
        await using var site = await Site.WithSlots([new("honchosha", Nine, 30, 5)]);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Ueda);

        (await Stored(site)).Should().OnlyContain(stored => stored.StartsWith("s1."));
        await using var cityHall = await site.Dial();
        var batch = await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 10);
        batch.Bookings.Should().ContainSingle(booking => booking.Code == booked.Code.Replace("-", "")).Which
            .Should().BeEquivalentTo(new { Ueda.Name, Kana = "ウエダ　タマオ", Phone = "09066421785", Ueda.Mail });
    }

    [Fact]
    public async Task A_new_key_seals_everything_anew_and_the_old_one_is_no_longer_needed()
    {
        await using var site = await Site.WithSlots([new("honchosha", Nine, 30, 5)]);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Ueda);
        var (seal, before) = (Seal(site), await Stored(site));
        var old = seal.Keys.GetAllKeys().Single();

        seal.Keys.CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(90));
        // The ring of keys is read anew in the background: an hour later at the latest.
        await Eventually.Is(async () =>
        {
            await site.SealAnew();
            return !(await Stored(site)).Intersect(before).Any();
        }, "nothing is sealed with the old key");

        File.Exists(seal.FileOf(old)).Should().BeTrue();
        File.Delete(seal.FileOf(old));
        await site.Restart();
        using var later = site.Resident();
        (await later.Fill("/r", "/r", ("code", booked.Code), ("contact", "1785"))).Html.Should().Contain(Ueda.Name);
    }

    [Fact]
    public async Task What_was_written_before_there_were_seals_is_read_and_sealed()
    {
        await using var site = await Site.WithSlots([new("honchosha", Nine, 30, 5)]);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Ueda);
        await using (var db = site.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Bookings" SET "Name" = {Ueda.Name}, "Kana" = {"ウエダ　タマオ"}, "Phone" = {"09066421785"}, "Mail" = {Ueda.Mail}""");

        await site.SealAnew();

        (await Stored(site)).Should().OnlyContain(stored => stored.StartsWith("s1."));
        (await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "1785"))).Html.Should().Contain(Ueda.Name);
    }

    [Fact]
    public async Task With_the_keys_of_another_house_the_program_says_so_and_does_not_start()
    {
        await using var site = await Site.WithSlots([new("honchosha", Nine, 30, 5)]);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Ueda);
        Directory.Delete(site.KeyFolder, recursive: true);

        await FluentActions.Awaiting(() => site.Restart()).Should().ThrowAsync<SettingException>().WithMessage("MADOGUCHI__KEYS is*back*");
    }

    static PersonSeal Seal(Site site)
    {
        using var db = site.OpenDatabase();
        return db.Seal;
    }

    static async Task<List<string>> Stored(Site site)
    {
        await using var db = site.OpenDatabase();
        return await db.Database.SqlQuery<string>($"""
            SELECT "Name" AS "Value" FROM "Bookings" UNION ALL SELECT "Kana" FROM "Bookings" UNION ALL SELECT "Phone" FROM "Bookings" UNION ALL SELECT "Mail" FROM "Bookings"
            """).ToListAsync();
    }
}
