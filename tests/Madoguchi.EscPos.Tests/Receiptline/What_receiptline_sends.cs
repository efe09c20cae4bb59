using FluentAssertions;
using Madoguchi.EscPos.Paper;
using Xunit;

namespace Madoguchi.EscPos.Tests.Receiptline;

/// <summary>The same tickets through another program that is known to print Japanese.</summary>
public class What_receiptline_sends
{
    static readonly PaperPart.Text[][] TicketTexts =
    [
        [
            new("国分寺市"), new("市役所本庁舎"), new("番号札"), new("A001", 6, 6, Bold: true), new("令和8年11月24日（火） 9:05"), new("ご用件", Bold: true),
            new("・住民票の写し"), new("・印鑑登録証明書"), new("お待ちの方　3人", Height: 1), new("待ち時間の目安　約10〜15分"),
            new("お持ちになるもの", Bold: true), new("・本人確認書類"), new("番号が呼ばれるまで、待合でお待ちください。"),
        ],
        [
            new("Kokubunji City 国分寺市"), new("Your number"), new("B123", 6, 6, Bold: true), new("Tuesday, 24 November 2026 9:05"),
            new("・Residence certificate（住民票の写し）"), new("Expected wait: about 10 to 15 min", 2, 2), new("Follow your turn on your phone"),
        ],
        [
            new("髙橋 様"), new("山﨑 様"), new("①㈱髙島屋 №1 ℡"), new("ﾊﾝｶｸｶﾅ ABC 012"), new("〜 － ― ￠ ￡ ￢"), new("受付 8:30〜16:45"), new("042－325－0111"),
            new("が(か\u3099) ぱ(は\u309A)"), new("｛｜｝～ {|}~_\"`^-="), new("凜 熙 纊 塚 神 瀨"),
        ],
        [new("再発行", 3, 3, Bold: true), new("𠮷野 様"), new("葛\U000E0102城 様"), new("辻\U000E0100 様"), new("한국어"), new("简体中文"), new("ひらがな")],
    ];

    [Theory]
    [InlineData(576, 48)]
    [InlineData(384, 32)]
    public async Task Is_the_same_text_where_both_send_text_and_a_picture_here_where_it_loses_a_letter(int dots, int columns)
    {
        var model = new PrinterModel(dots);
        model.Columns.Should().Be(columns);
        var texts = TicketTexts.SelectMany(ticket => ticket)
            // What no line holds is broken by the one's rules and the other's: each broken line is compared by itself.
            .SelectMany(text => LineBreaker.Break(KanjiText.Clean(text.Value), columns / text.Width).Select(line => text with { Value = line }))
            .ToArray();

        var ours = texts.Select(text => PrintedLine.Read(PaperEncoder.Encode([text], model))).ToArray();
        var theirs = (await Oracle.PrintAsync([.. texts.Select(text => new OracleLine(text.Value, text.Width, text.Bold, columns))]))
            .Select(stream => PrintedLine.Read(stream))
            .ToArray();

        var drawn = new List<string>();
        for (var i = 0; i < texts.Length; i++)
        {
            var theirLine = theirs[i].Should().ContainSingle().Subject;
            if (ours[i].Any(line => line.IsPicture))
            {
                drawn.Add(texts[i].Value);
                theirLine.Text.Should().Contain("3F", $"it has no byte for a letter of {texts[i].Value}");
            }
            else
            {
                ours[i].Should().Equal([theirLine], texts[i].Value);
            }
        }
        drawn.Should().Equal("𠮷野 様", "葛\U000E0102城 様", "辻\U000E0100 様", "한국어", "简体中文");
    }
}
