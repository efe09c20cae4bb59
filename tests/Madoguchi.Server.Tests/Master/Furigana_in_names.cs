using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Ui.Languages;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Who reads few kanji finds a reading over each of them.</summary>
public partial class Furigana_in_names
{
    static readonly SeedFiles Demo = SeedFiles.Of(Seed.DemoFolder);

    [Fact]
    public void Every_kanji_of_the_seeds_easy_names_has_its_reading()
    {
        var master = MasterReader.Of(Seed.Read(Seed.DemoFolder));
        var navigator = JsonDocument.Parse(Demo.LifeEvents).RootElement;
        var names = new[] { master.Municipality.Names }.Concat(master.Sites.Select(site => site.Names)).Concat(master.Categories.Select(one => one.Names))
            .Concat(master.Procedures.Select(one => one.Names)).Select(one => one.Own("ja-easy"))
            .Concat(navigator.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("nameEasy").GetString()!))
            .Concat(navigator.GetProperty("questions").EnumerateArray().Select(one => one.GetProperty("easy").GetString()!));
        names.Where(name => Furigana.Parse(name).Any(part => part.Reading is null && Kanji().IsMatch(part.Text))).Should().BeEmpty();
    }

    [Fact]
    public void Where_there_is_no_ruby_a_name_is_plain_and_a_file_keeps_the_notation()
    {
        var seed = Seed.Read(Seed.DemoFolder);
        var names = MasterReader.Of(seed).Procedure("J10")!.Names;
        names.Own("ja-easy").Should().Be("｜今《いま》 ｜住《す》んでいる ｜場所《ばしょ》の ｜証明《しょうめい》");
        names["ja-easy"].Should().Be("今 住んでいる 場所の 証明");
        var files = SeedExport.Files(seed);
        Encoding.UTF8.GetString(files.Procedures).Should().Contain("｜今《いま》");
        Things.Between(seed, Seed.Read(files).Seed).Should().BeEmpty();
    }

    [Fact]
    public void A_broken_notation_in_a_file_is_told_with_its_place()
    {
        var (_, mistakes) = Seed.Read(new SeedFiles(
            Replaced(Demo.Sites, "こくぶんじ｜市《し》", "こくぶんじ市《し》"),
            Replaced(Demo.Procedures, "｜今《いま》", "｜今《now》"),
            Replaced(Demo.LifeEvents, "｜犬《いぬ》を かって いますか", "｜犬《いぬを かって いますか")));
        mistakes.Select(one => $"{one.File} {one.Path} {one.Japanese}").Should().BeEquivalentTo(
            "sites.json municipality/nameEasy ふりがなは ｜漢字《かんじ》 と書いてください。「｜」「《」「》」はいつも3つひと組です。",
            "procedures.csv name_easy ふりがなの《》の中は、ひらがなかカタカナだけにしてください。",
            "life-events.json questions/11/easy ふりがなは ｜漢字《かんじ》 と書いてください。「｜」「《」「》」はいつも3つひと組です。");
    }

    [Theory]
    [InlineData("｜市《し》の ことば", null)]
    [InlineData("", null)]
    [InlineData("市《し》", "ふりがなは ｜漢字《かんじ》 と書いてください。「｜」「《」「》」はいつも3つひと組です。")]
    [InlineData("｜市《town》", "ふりがなの《》の中は、ひらがなかカタカナだけにしてください。")]
    public void A_broken_notation_on_a_page_is_told_beside_its_field(string easy, string? sentence)
    {
        var wrong = new Dictionary<string, string>();
        var typed = TypedNames.Read(field => field switch { "easy" => easy, "name" => "市のことば", "en" => "Words", _ => "" }, 100, easyIsNeeded: false, wrong);
        wrong.GetValueOrDefault("easy").Should().Be(sentence);
        typed.Easy.Should().Be(easy.Length > 0 ? easy : null);
    }

    static byte[] Replaced(byte[] file, string what, string by)
    {
        var text = Encoding.UTF8.GetString(file);
        text.Should().Contain(what);
        return Encoding.UTF8.GetBytes(text.Replace(what, by, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}々]")]
    private static partial Regex Kanji();
}
