using System.Buffers.Text;
using System.IO.Compression;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Files on their way through the preview: the page carries them, so any server of a cluster can take the confirmation.</summary>
internal static class MasterUpload
{
    /// <summary>Of one file.</summary>
    public const int MostBytes = 2_000_000;

    /// <summary>Of a whole form, three files with room for its other fields.</summary>
    public const int MostForm = (3 * MostBytes) + 200_000;

    public static async Task<byte[]> Read(IFormFile file, CancellationToken ct)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    public static string Pack(SeedFiles files)
    {
        using var packed = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(packed, CompressionLevel.Fastest)))
            foreach (var file in new[] { files.Sites, files.Procedures, files.LifeEvents })
            {
                writer.Write(file.Length);
                writer.Write(file);
            }
        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <returns>Null when it is not what <see cref="Pack"/> gave.</returns>
    public static SeedFiles? Unpack(string? text)
    {
        try
        {
            using var reader = new BinaryReader(new BrotliStream(new MemoryStream(Base64Url.DecodeFromChars(text)), CompressionMode.Decompress));
            return new(One(reader), One(reader), One(reader));
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    static byte[] One(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        return length is >= 0 and <= MostBytes && reader.ReadBytes(length) is var bytes && bytes.Length == length ? bytes : throw new InvalidDataException();
    }
}
