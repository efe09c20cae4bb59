using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Madoguchi.Server.Features.Voice;

/// <summary>A program which turns one line on its standard input into a WAV file.</summary>
/// <param name="Name">What the clips depend on: another voice speaks them anew.</param>
/// <param name="Program">Its path.</param>
/// <param name="Arguments">Given the file to write.</param>
/// <param name="Reading">How a text is written so that it is read right.</param>
internal sealed record Speaker(string Name, string Program, Func<string, IReadOnlyList<string>> Arguments, Func<string, string> Reading)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Speaker Japanese(VoiceSettings settings) => new(
        $"open-jtalk {Path.GetFileName(settings.Japanese)} {new FileInfo(settings.Japanese!).Length} 0.9",
        settings.OpenJTalk,
        // A little slower than it would by itself: many listeners are old.
        file => ["-x", settings.Dictionary, "-m", settings.Japanese!, "-r", "0.9", "-ow", file],
        JapaneseReading.Of);

    /// <param name="program">espeak-ng.</param>
    /// <param name="voice">Its name of the language.</param>
    public static Speaker Other(string program, string voice) => new(
        $"espeak-ng {voice} 150", program, file => ["-v", voice, "-s", "150", "--stdin", "-w", file], text => text);

    /// <exception cref="IOException">The program is not there, failed, wrote nothing, or took longer than ten seconds.</exception>
    public async Task Speak(string text, string file, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var process = Begin(file);
        try
        {
            await process.StandardInput.WriteLineAsync(Reading(text).AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"{Program} took longer than {Patience.TotalSeconds} s.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
        if (process.ExitCode != 0 || !File.Exists(file))
            throw new IOException($"{Program} ended with {process.ExitCode}.");
    }

    Process Begin(string file)
    {
        var start = new ProcessStartInfo(Program, Arguments(file))
        {
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new IOException($"{Program} cannot be started.", missing);
        }
    }
}
