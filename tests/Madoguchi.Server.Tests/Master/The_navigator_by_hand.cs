using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Features.Admin.Master.Navigator;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Life events, questions and precedences as the pages change them.</summary>
public sealed class The_navigator_by_hand(RunningServer server) : IClassFixture<RunningServer>
{
    static readonly string Demo = Encoding.UTF8.GetString(SeedFiles.Of(Seed.DemoFolder).LifeEvents);

    [Fact]
    public void Writing_back_what_was_read_changes_nothing()
    {
        var book = NavigatorBook.Of(Demo);
        foreach (var one in book.Events.ToArray())
            book.Set(one);
        foreach (var one in book.Questions.ToArray())
            book.Set(one);
        book.Set([.. book.Precedences]);
        JsonNode.DeepEquals(JsonNode.Parse(book.ToString()), JsonNode.Parse(Demo)).Should().BeTrue("notes, online and reservation are kept");
    }

    [Fact]
    public void An_event_is_added_renamed_moved_and_taken_away()
    {
        var book = NavigatorBook.Of(Demo);
        book.Set(new LifeEvent("retire", Names.Of("退職した", "やめた", "Retired", null, "퇴직했다"), ["N01"], [new("hasDog", ["K01"])]));
        book.MoveEvent("retire", -1);
        book.Events.Select(one => one.Code).Should().EndWith(["retire", "job-change"]);
        var added = book.Events.Single(one => one.Code is "retire");
        added.Names.Own("zh-Hans").Should().BeEmpty();
        added.Rules.Should().ContainSingle().Which.Add.Should().Equal("K01");
        book.Set(added with { Names = Names.Of("仕事をやめた", "やめた", "Retired") });
        book.Events.Single(one => one.Code is "retire").Names.Own("ko").Should().BeEmpty("a name that was emptied is gone");
        book.RemoveEvent("retire");
        JsonNode.DeepEquals(JsonNode.Parse(book.ToString()), JsonNode.Parse(Demo)).Should().BeTrue();
    }

    [Fact]
    public async Task What_would_run_in_a_circle_is_refused_and_what_is_saved_is_written_down()
    {
        var refused = await Change(book => book.Set([.. book.Precedences, new Precedence("J01", ["M05"])]));
        refused.Refused.Should().ContainSingle().Which.Should().Contain("自分自身の後になっています");
        (await Change(book => book.Set(new LifeEvent("x", Names.Of("転職", "てんしょく", "New job"), ["X99"], [])))).Refused.Should()
            .ContainSingle().Which.Should().StartWith("手続き X99 が procedures.csv にありません。");

        (await Change(book => book.Set([.. book.Precedences.Where(one => one.Procedure is not "C05"), new Precedence("K01", ["J03"])]))).IsSaved.Should().BeTrue();
        var master = server.Services.GetRequiredService<IMasterData>().Current;
        master.Procedure("K01")!.After.Should().Equal("J03");
        master.Procedure("C05")!.After.Should().BeEmpty();
        var change = (await Desk.Changes(0, 1, default)).Single();
        (change.Who, change.Difference.Thing).Should().Be(("it@kokubunji.example", NavigatorBook.Thing));
        FieldWords.Of(change.Difference).Should().Contain(new FieldChange("先に済ませる手続き K01", null, "J03"));
    }

    [Theory]
    [InlineData("j01、m03 J01", "J01 M03", null)]
    [InlineData("", "", null)]
    [InlineData("J01・X99", "J01 X99", "手続き「X99」は登録されていません。")]
    public void Codes_are_typed_as_people_type(string typed, string codes, string? sentence)
    {
        var wrong = new Dictionary<string, string>();
        string.Join(' ', TypedCodes.Read(typed, "always", MasterReader.Of(Seed.Read(Seed.DemoFolder)), wrong)).Should().Be(codes);
        if (sentence is null)
            wrong.Should().BeEmpty();
        else
            wrong["always"].Should().StartWith(sentence);
    }

    MasterDesk Desk => server.Services.GetRequiredService<MasterDesk>();

    async Task<MasterOutcome> Change(Action<NavigatorBook> edit) => await Desk.Change(
        new(NavigatorBook.Thing, Things.Stamp((await Desk.Read(default))!, NavigatorBook.Thing), null, "it@kokubunji.example"), seed =>
        {
            var book = NavigatorBook.Of(seed.Municipality.NavigatorJson);
            edit(book);
            seed.Municipality.NavigatorJson = book.ToString();
        }, default);
}
