using System.Text;
using FluentAssertions;
using Madoguchi.Server.Persistence.Seeding;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Files that people edited: every mistake is told at once.</summary>
public class Checking_files
{
    static readonly SeedFiles Demo = SeedFiles.Of(Seed.DemoFolder);

    [Fact]
    public void All_mistakes_of_all_files_are_listed_with_line_place_and_what_is_allowed()
    {
        var (_, mistakes) = Seed.Read(new SeedFiles(
            Changed(Demo.Sites, ("\"kiosks\": 2", "\"kiosks\": 200"), ("\"open\": \"08:30\"", "\"open\": \"24:30\""), ("[\"H\", \"B\"]", "[\"H\", \"Q\"]")),
            Changed(Demo.Procedures, ("J02,転出届", "j2,転出届"), ("yes,forward,forward", "yes,perhaps,forward")),
            Changed(Demo.LifeEvents, ("\"M05\": [\"M03\"]", "\"M05\": [\"M99\"]"))));
        mistakes.Select(one => $"{one.File} {one.Line} {one.Path} {one.Japanese}").Should().Contain(
        [
            "sites.json 15 sites/0/kiosks 「200」は使えません。0〜100の整数にしてください。",
            "sites.json 16 sites/0/hours/0/open 「24:30」は使えません。00:00〜23:59の時刻にしてください。",
            "sites.json 29 sites/0/counters/11/categories/1 受付区分「Q」はありません。A・B・C・D・E・F・G・H のどれかにしてください。",
            "procedures.csv 3 code 「j2」は使えません。英大文字で始まる英大文字と数字10文字までにしてください。",
            "procedures.csv 37 kokubunji_eki 「perhaps」は使えません。yes・no・forward・limited_hours のどれかにしてください。",
            "life-events.json 3 after/M05/0 手続き M99 が procedures.csv にありません。どちらかを直してください。",
        ]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_at_all_is_told_once_and_the_others_are_still_looked_at()
    {
        var (_, mistakes) = Seed.Read(Demo with { Sites = "{ \"sites\": [,"u8.ToArray(), LifeEvents = [0xff, 0xfe] });
        mistakes.Where(one => one.File is "sites.json" && one.Line > 0).Should().ContainSingle().Which.Japanese.Should().StartWith("JSON として読めません。");
        mistakes.Where(one => one.File is "life-events.json").Should().ContainSingle().Which.Japanese.Should().StartWith("文字コードが UTF-8 ではありません。");
    }

    [Theory]
    [InlineData("sites.json", "\"code\": \"honchosha\"", "\"code\": \"name-zh\"", "拠点のコード「name-zh」は、procedures.csv の列の名前と重なります。")]
    [InlineData("sites.json", "\"jmaAreaCode\": \"1321400\"", "\"jmaAreaCode\": \"東京\"", "6けたか7けたの数字にしてください。")]
    [InlineData("sites.json", "\"nameKo\": \"고쿠분지시\"", "\"nameKo\": \"고쿠분지시\", \"nameKo\": \"국분사시\"", "同じ名前の項目が2つあります。")]
    [InlineData("sites.json", "\"kiosks\": 2,", "\"kiosks\": 2, \"booking\": [ { \"group\": \"Q\" } ],", "予約の区分「Q」はありません。A・B・C・D・E・F・G・H・bereavement のどれかにしてください。")]
    [InlineData("sites.json", "\"kiosks\": 2,", "\"kiosks\": 2, \"booking\": [ { \"group\": \"A\" }, { \"group\": \"A\" } ],", "「A」の予約の決まりが、同じ日付に2つあります。")]
    [InlineData("sites.json", "\"kiosks\": 2,", "\"kiosks\": 2, \"booking\": [ { \"group\": \"A\", \"seats\": 2, \"internalSeats\": 3 } ],", "職員用の席は、1枠の席の数（2席）以下にしてください。")]
    [InlineData("sites.json", "\"kiosks\": 2,", "\"kiosks\": 2, \"booking\": [ { \"group\": \"A\", \"slotMinutes\": 45 } ],", "1枠の長さは、15分・30分・60分のどれかにしてください。")]
    [InlineData("life-events.json", "\"name\": \"結婚した\"", "\"name\": \"\"", "「」は使えません。1〜100文字の文字列にしてください。")]
    [InlineData("life-events.json", "\"code\": \"marriage\"", "\"code\": \"birth\"", "できごと「birth」が2つあります。")]
    [InlineData("life-events.json", "\"id\": \"hasDog\"", "\"id\": \"hasMoped\"", "質問「hasMoped」が2つあります。")]
    [InlineData("life-events.json", "\"if\": \"hasDog\"", "\"if\": 7", "「7」は使えません。")]
    [InlineData("life-events.json", "\"always\": [\"R02\"]", "\"always\": [\"R99\"]", "手続き R99 が procedures.csv にありません。")]
    public void What_would_not_work_is_told(string file, string what, string by, string sentence)
    {
        var (_, mistakes) = Seed.Read(file is "sites.json"
            ? Demo with { Sites = Changed(Demo.Sites, (what, by)) }
            : Demo with { LifeEvents = Changed(Demo.LifeEvents, (what, by)) });
        mistakes.Where(one => one.File == file).Select(one => one.Japanese).Should().Contain(japanese => japanese.Contains(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"sites\":{},\"categories\":3,\"closed\":[],\"municipality\":\"x\"}")]
    [InlineData("{\"sites\":[1,{},{\"hours\":[{\"days\":[{}]}],\"counters\":[[]]}],\"categories\":[{\"code\":\"A\"},{}],\"closed\":{\"days\":[1],\"openDays\":[{}]},\"limitedHours\":{\"R13\":7}}")]
    public void Any_JSON_at_all_gives_mistakes_and_no_crash(string json) =>
        Seed.Read(Demo with { Sites = Encoding.UTF8.GetBytes(json), LifeEvents = Encoding.UTF8.GetBytes(json) }).Mistakes.Should().NotBeEmpty();

    static byte[] Changed(byte[] file, params (string What, string By)[] changes)
    {
        var text = Encoding.UTF8.GetString(file);
        foreach (var (what, by) in changes)
        {
            var at = text.IndexOf(what, StringComparison.Ordinal);
            at.Should().BeGreaterThanOrEqualTo(0);
            text = text[..at] + by + text[(at + what.Length)..];
        }
        return Encoding.UTF8.GetBytes(text);
    }
}
