using System.Diagnostics;
using FluentAssertions;
using Madoguchi.Server.Features.Voice;
using Madoguchi.TestKit.Voice;
using Xunit;

namespace Madoguchi.Server.Tests.Voice;

/// <summary>What Open JTalk says it pronounces (its trace), not what the sound looks like.</summary>
public class How_Japanese_is_read
{
    [Theory]
    [InlineData("番号札をとる", "バンゴウフダヲトル")]
    [InlineData("番号札をお取りの方は、こちらへ", "オトリノカタワ")]
    [InlineData("A027", "エーノニジューナナバン")]
    [InlineData("番号は J300 です", "ジェーノサンビャクバン")]
    [InlineData("G600", "ジーノロッピャクバン")]
    [InlineData("T804", "ティーノハッピャクヨンバン")]
    [InlineData("8:30から17:00まで", "ハチジサンジュップンカラジュウシチジマデ")]
    [InlineData("約10〜15分", "ヤクジューカラジューゴフン")]
    [InlineData("あと 9人", "アトキューニン")]
    [InlineData("転入届", "テンニュートドケ")]
    [InlineData("印鑑登録証明書", "インカントーロクショーメーショ")]
    [InlineData("本庁舎", "ホンチョーシャ")]
    public async Task As_a_clerk_would_read_it(string written, string spoken) =>
        (await Pronounced(JapaneseReading.Of(written))).Should().Contain(Plain(spoken));

    [Fact]
    public void What_is_no_ticket_and_no_time_stays_as_it_is() =>
        JapaneseReading.Of("A4の紙、ISO27001、2026年4月1日").Should().Be("A4の紙、ISO27001、2026年4月1日");

    static async Task<string> Pronounced(string text)
    {
        var trace = Path.GetTempFileName();
        var start = new ProcessStartInfo("open_jtalk", ["-x", "/var/lib/mecab/dic/open-jtalk/naist-jdic", "-m", await MeiVoice.File(), "-ot", trace])
        {
            RedirectStandardInput = true,
        };
        using var jtalk = Process.Start(start)!;
        await jtalk.StandardInput.WriteLineAsync(text);
        jtalk.StandardInput.Close();
        await jtalk.WaitForExitAsync();
        var lines = await File.ReadAllLinesAsync(trace);
        File.Delete(trace);
        return Plain(string.Concat(lines.Skip(1).TakeWhile(line => line.Contains(',', StringComparison.Ordinal)).Select(line => line.Split(',')[9])));
    }

    // A long ウ or a bar, and whether a vowel is devoiced, is a matter of spelling.
    static string Plain(string kana) => kana.Replace("’", "", StringComparison.Ordinal).Replace("、", "", StringComparison.Ordinal)
        .Replace("ゴウ", "ゴー", StringComparison.Ordinal).Replace("ジュウ", "ジュー", StringComparison.Ordinal);
}
