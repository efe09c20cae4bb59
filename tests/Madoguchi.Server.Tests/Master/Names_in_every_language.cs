using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Residents who read no Japanese find what they came for.</summary>
public class Names_in_every_language
{
    static readonly string[] Languages = ["ja", "ja-easy", "en", "zh-Hans", "ko"];
    static readonly SeedFiles Demo = SeedFiles.Of(Seed.DemoFolder);

    [Fact]
    public void No_name_of_the_seed_is_missing_in_any_language() => Missing(MasterReader.Of(Seed.Read(Seed.DemoFolder))).Should().BeEmpty();

    [Fact]
    public void No_words_of_the_navigator_are_missing_in_any_language() => MissingWords(JsonNode.Parse(Demo.LifeEvents)!).Should().BeEmpty();

    [Fact]
    public void Files_from_before_these_languages_are_still_read_and_fall_back_to_easy_Japanese()
    {
        var before = new SeedFiles(Without(Demo.Sites), Encoding.UTF8.GetBytes(WithoutLastTwoColumns(Demo.Procedures)), Without(Demo.LifeEvents));
        var (seed, mistakes) = Seed.Read(before);
        mistakes.Should().BeEmpty();
        var master = MasterReader.Of(seed);
        Missing(master).Should().HaveCount(2 * (1 + master.Sites.Length + master.Categories.Length + master.Procedures.Length));
        foreach (var language in new[] { "zh-Hans", "ko" })
            master.Procedure("J10")!.Names[language].Should().Be("今 住んでいる 場所の 証明");

        var again = SeedExport.Files(seed);
        Encoding.UTF8.GetString(again.Procedures).Should().Contain("without_visit,without_visit_url,name_zh,name_ko\r\n", "an export says where the names go");
        Seed.Read(again).Mistakes.Should().BeEmpty();
        Things.Between(seed, Seed.Read(again).Seed).Should().BeEmpty();
    }

    [Fact]
    public void A_name_that_is_there_but_empty_or_too_long_is_told()
    {
        var (_, mistakes) = Seed.Read(new SeedFiles(
            Replaced(Demo.Sites, "\"nameZh\": \"各类证明\"", "\"nameZh\": \"\""),
            Replaced(Demo.Procedures, "주민표 사본\r", new string('주', 201) + "\r"),
            Replaced(Demo.LifeEvents, "\"ko\": \"개를 기르고 계십니까?\"", "\"ko\": 7")));
        mistakes.Select(one => $"{one.File} {one.Line} {one.Path} {one.Japanese}").Should().Equal(
            "sites.json 5 categories/0/nameZh 「」は使えません。1〜100文字の文字列にしてください。",
            "procedures.csv 6 name_ko 1〜200文字で入れてください。",
            "life-events.json 38 questions/11/ko 「7」は使えません。1〜200文字の文字列にしてください。");
    }

    static IEnumerable<string> Missing(MasterData master) =>
        new[] { (master.Municipality.Code, master.Municipality.Names) }
            .Concat(master.Sites.Select(site => (site.Code, site.Names)))
            .Concat(master.Categories.Select(category => (category.Code, category.Names)))
            .Concat(master.Procedures.Select(procedure => (procedure.Code, procedure.Names)))
            .SelectMany(named => Languages.Where(language => named.Names.Own(language).Length is 0).Select(language => $"{named.Code} {language}"));

    static IEnumerable<string> MissingWords(JsonNode navigator)
    {
        var (events, questions) = (navigator["events"]!.AsArray(), navigator["questions"]!.AsArray());
        var asked = events.SelectMany(one => one!["rules"]!.AsArray()).Select(rule => (string)rule!["if"]!);
        return events.SelectMany(one => Empty(one!, "code", "name", "nameEasy", "nameEn", "nameZh", "nameKo"))
            .Concat(questions.SelectMany(one => Empty(one!, "id", "ja", "easy", "en", "zh", "ko")))
            .Concat(asked.Except(questions.Select(one => (string)one!["id"]!)).Select(id => $"{id} has no words"));

        static IEnumerable<string> Empty(JsonNode one, string key, params string[] names) =>
            names.Where(name => string.IsNullOrEmpty((string?)one[name])).Select(name => $"{one[key]} {name}");
    }

    static byte[] Without(byte[] json)
    {
        var root = JsonNode.Parse(json)!;
        Remove(root);
        return Encoding.UTF8.GetBytes(root.ToJsonString());

        static void Remove(JsonNode? node)
        {
            if (node is JsonObject members)
                foreach (var name in new[] { "nameZh", "nameKo", "zh", "ko" })
                    members.Remove(name);
            foreach (var child in node switch { JsonObject one => one.Select(member => member.Value), JsonArray many => many, _ => [] })
                Remove(child);
        }
    }

    static string WithoutLastTwoColumns(byte[] csv) => string.Join("\r\n", Encoding.UTF8.GetString(csv)
        .Split("\r\n").Select(line => line.Length is 0 ? line : string.Join(',', line.Split(',')[..^2])));

    static byte[] Replaced(byte[] file, string what, string by)
    {
        var text = Encoding.UTF8.GetString(file);
        text.Should().Contain(what);
        return Encoding.UTF8.GetBytes(text.Replace(what, by, StringComparison.Ordinal));
    }
}
