using System.Text;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Reading the bytes of a seed file: UTF-8, with or without BOM.</summary>
internal static class SeedText
{
    const int MostBytes = 10_000_000;

    public static byte[] Bytes(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new SeedException(file, 0, $"there is no such file in {folder}; sites.json, procedures.csv and life-events.json are needed.");
        if (new FileInfo(path).Length > MostBytes)
            throw new SeedException(file, 0, $"it is longer than {MostBytes:N0} bytes.");
        var bytes = File.ReadAllBytes(path);
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
    }

    public static string Text(string folder, string file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Bytes(folder, file));
        }
        catch (DecoderFallbackException)
        {
            throw new SeedException(file, 0, "it is not UTF-8; save it as UTF-8.");
        }
    }
}
