using Microsoft.AspNetCore.SignalR;
using static Madoguchi.Reservation.Tests.RemoteHall;

namespace Madoguchi.Reservation.Tests;

/// <summary>What the city hall answers to wishes, and how often.</summary>
public partial class Numbers_from_afar
{
    [Fact]
    public async Task A_wish_is_asked_until_it_is_answered_also_over_a_restart()
    {
        await using var site = await Site.WithSlots([]);
        var page = "";
        RemoteAsk ask;
        await using (var cityHall = await Hall(site, 5))
        {
            using var phone = site.Resident();
            page = (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.AbsolutePath;
            ask = (await Pull(cityHall)).Single();
            (await Pull(cityHall)).Should().BeEquivalentTo([ask], "it was not answered");
        }
        await site.Restart();
        await using var again = await Hall(site, 5);
        using var look = site.Resident();
        (await look.Get(page)).Html.Should().Contain("番号を取っています");

        (await Pull(again)).Should().BeEquivalentTo([ask]);
        await Answer(again, new(ask.Code, "A012", null));
        await Answer(again, new(ask.Code, "A012", null));
        (await Pull(again)).Should().BeEmpty();
        (await look.Get(page)).Html.Should().Contain("A012").And.Contain("番号が取れました");
    }

    [Fact]
    public async Task The_first_answer_stands_and_an_answer_to_a_wish_that_is_not_there_is_nobodys()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5);
        using var phone = site.Resident();
        var page = (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.AbsolutePath;
        var ask = (await Pull(cityHall)).Single();

        await cityHall.InvokeAsync(nameof(ILinkHub.AnswerRemote), (RemoteAnswer[])[new("ABCDEFG2", "A098", null), new(ask.Code, "A012", null), new("ABCDEFG3", null, "site-closed")]);
        await StandsAlone();
        await Answer(cityHall, new(ask.Code, "A013", null));
        await StandsAlone();
        await Answer(cityHall, new(ask.Code, null, "site-closed"));
        await StandsAlone();
        (await Pull(cityHall)).Should().BeEmpty();
        await site.Restart();
        await StandsAlone();

        async Task StandsAlone()
        {
            await using var db = site.OpenDatabase();
            db.Remote.Select(row => new { row.Code, row.Number, row.Refused }).Should().Equal([new { ask.Code, Number = (string?)"A012", Refused = (string?)null }]);
            using var look = site.Resident();
            (await look.Get(page)).Html.Should().Contain("A012").And.Contain("番号が取れました");
        }
    }

    [Theory]
    [InlineData("ABCDEFG", "A012", null)]
    [InlineData("ABCDEFG2", "A012\n", null)]
    [InlineData("ABCDEFG2", null, "<script>")]
    [InlineData("abcdefg2", "A012", null)]
    public async Task What_cannot_be_read_changes_nothing(string code, string? number, string? refused)
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5);

        var answer = () => Answer(cityHall, new(code, number, refused));
        await answer.Should().ThrowAsync<HubException>().WithMessage("*answers*");
        var twice = () => cityHall.InvokeAsync(nameof(ILinkHub.AnswerRemote), (RemoteAnswer[])[new("ABCDEFG2", "A001", null), new("ABCDEFG2", "A002", null)]);
        await twice.Should().ThrowAsync<HubException>().WithMessage("*二度*");
    }
}
