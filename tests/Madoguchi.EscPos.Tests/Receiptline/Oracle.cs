using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Madoguchi.EscPos.Tests.Receiptline;

/// <summary>A line as receiptline is asked for it.</summary>
sealed record OracleLine(
    [property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("size")] int Size, [property: JsonPropertyName("bold")] bool Bold,
    [property: JsonPropertyName("columns")] int Columns);

/// <summary>The npm package receiptline at the version of package.json, run by Node.js.</summary>
static class Oracle
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Receiptline");

    /// <summary>Installs the package beside the tests when it is not there yet, and asks it for these lines.</summary>
    public static async Task<byte[][]> PrintAsync(IReadOnlyCollection<OracleLine> lines)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "receiptline")))
            await RunAsync("npm", "", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts");
        var printed = await RunAsync("node", JsonSerializer.Serialize(lines), "print.js");
        return [.. JsonSerializer.Deserialize<string[]>(printed)!.Select(Convert.FromHexString)];
    }

    static async Task<string> RunAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var running = Process.Start(start)!;
        var (output, errors) = (running.StandardOutput.ReadToEndAsync(), running.StandardError.ReadToEndAsync());
        await running.StandardInput.WriteAsync(input);
        running.StandardInput.Close();
        await running.WaitForExitAsync();
        return running.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} {arguments[0]}: {await errors}");
    }
}
