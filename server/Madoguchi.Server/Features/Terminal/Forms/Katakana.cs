using System.Text;

namespace Madoguchi.Server.Features.Terminal.Forms;

/// <summary>フリガナ on papers are カタカナ only, whatever way they were typed.</summary>
internal static class Katakana
{
    const int FromHiragana = 'ァ' - 'ぁ';

    public static string? Of(string? kana) => kana is null || kana.Any(char.IsSurrogate)
        ? kana
        : string.Concat(kana.Normalize(NormalizationForm.FormKC).Select(letter => letter is >= 'ぁ' and <= 'ゖ' ? (char)(letter + FromHiragana) : letter));
}
