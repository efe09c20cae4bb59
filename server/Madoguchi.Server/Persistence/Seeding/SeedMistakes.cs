using System.Text;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Collects every mistake of a seed, so that they are mended in one go.</summary>
internal sealed class SeedMistakes
{
    readonly List<SeedMistake> _all = [];

    public IReadOnlyList<SeedMistake> All => _all;

    /// <summary>What is read twice is told once.</summary>
    public void Add(string file, int line, string path, string english, string japanese)
    {
        var mistake = new SeedMistake(file, line, path, english, japanese);
        if (!_all.Contains(mistake))
            _all.Add(mistake);
    }

    /// <returns>The bytes without a BOM; null, and a mistake, when they are not UTF-8.</returns>
    public byte[]? Utf8(string file, byte[] bytes)
    {
        bytes = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return bytes;
        Add(file, 0, "", "it is not UTF-8; save it as UTF-8.", "文字コードが UTF-8 ではありません。UTF-8 で保存し直してください（Excel では「CSV UTF-8」）。");
        return null;
    }
}
