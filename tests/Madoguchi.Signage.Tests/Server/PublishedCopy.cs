using System.Security.Cryptography;
using System.Text.Json;

namespace Madoguchi.Signage.Tests.Server;

/// <summary>The files of one version of the board program in a folder, which a test can change as a new release does.</summary>
internal sealed class PublishedCopy : IDisposable
{
    const string Manifest = "signage/service-worker-assets.js", Style = "signage/board.css";

    string? promised;

    public string Folder { get; } = Directory.CreateTempSubdirectory("signage").FullName;

    public static async Task<PublishedCopy> OfAsync(SignageServer server)
    {
        var copy = new PublishedCopy();
        using var http = new HttpClient { BaseAddress = new(server.Address + "/") };
        var manifest = await http.GetStringAsync(Manifest);
        using var assets = JsonDocument.Parse(manifest[manifest.IndexOf('{')..(manifest.LastIndexOf('}') + 1)]);
        var files = assets.RootElement.GetProperty("assets").EnumerateArray()
            .Select(asset => asset.GetProperty("url").GetString()!.Replace("signage/_content/", "_content/", StringComparison.Ordinal));
        foreach (var file in files.Append(Manifest).Append("signage/service-worker.js").Distinct())
        {
            var path = Path.Combine(copy.Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, await http.GetByteArrayAsync(file));
        }
        return copy;
    }

    /// <summary>A release that changes the style.</summary>
    /// <param name="whole">False: the file that arrives is not yet the one the release promises.</param>
    public void Release(string version, string rule, bool whole)
    {
        var (style, manifest) = (Path.Combine(Folder, Style), Path.Combine(Folder, Manifest));
        promised ??= Hash(File.ReadAllBytes(style));
        File.AppendAllText(style, rule);
        var text = $"{File.ReadAllText(manifest)}\nself.assetsManifest.version = '{version}';\n";
        if (whole)
            text = text.Replace(promised, promised = Hash(File.ReadAllBytes(style)), StringComparison.Ordinal);
        File.WriteAllText(manifest, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    static string Hash(byte[] content) => Convert.ToBase64String(SHA256.HashData(content));
}
