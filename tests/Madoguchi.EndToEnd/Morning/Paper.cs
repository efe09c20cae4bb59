using System.Diagnostics;
using System.Net.Http.Json;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.Morning;

/// <summary>A paper as the emulator parsed and drew it.</summary>
public sealed record Paper(int Id, string? Number, string Text, IReadOnlyList<string> Qr, string PngUrl)
{
    /// <summary>The paper that comes next out of an empty printer.</summary>
    public static async Task<Paper> First(Uri emulator)
    {
        using var client = new HttpClient { BaseAddress = emulator };
        return await Eventually.Get(
            async () => (await client.GetFromJsonAsync<Paper[]>("/papers.json"))!.FirstOrDefault(), "a paper comes out of the printer");
    }

    /// <summary>What a phone's camera reads from the picture of the paper.</summary>
    public async Task<string> Scan(Uri emulator)
    {
        var file = Path.GetTempFileName() + ".png";
        using (var client = new HttpClient { BaseAddress = emulator })
            await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(new Uri(PngUrl, UriKind.Relative)));
        using var zbar = Process.Start(new ProcessStartInfo("zbarimg", ["--quiet", "--raw", file]) { RedirectStandardOutput = true })!;
        var read = await zbar.StandardOutput.ReadToEndAsync();
        await zbar.WaitForExitAsync();
        File.Delete(file);
        return read.Trim();
    }
}
