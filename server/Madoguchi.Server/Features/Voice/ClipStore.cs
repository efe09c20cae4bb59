using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Madoguchi.Server.Features.Voice;

/// <summary>What was spoken once lies in a file named by its content; the same sentence is never worked out twice.</summary>
internal sealed class ClipStore(VoiceSettings settings) : IDisposable
{
    /// <summary>Sentences which may wait for the voice; it takes about half a second for one.</summary>
    public const int LongestQueue = 20;

    const long MostBytes = 300L * 1024 * 1024;

    // One at a time: calling people comes before speaking.
    readonly SemaphoreSlim _voice = new(1);
    readonly ConcurrentDictionary<string, Task> _asked = new();
    int _waiting;

    /// <returns>The file; null when too many wait.</returns>
    /// <exception cref="IOException">The program could not speak it.</exception>
    public async Task<string?> Get(Speaker speaker, string text, CancellationToken ct)
    {
        var file = Path.Combine(settings.Clips, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{speaker.Name}\n{text}"))) + ".wav");
        if (File.Exists(file))
        {
            File.SetLastAccessTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime);
            return file;
        }
        if (!_asked.ContainsKey(file) && Volatile.Read(ref _waiting) >= LongestQueue)
            return null;
        // Whoever asked first may go away; the others still want to hear it.
        var making = _asked.GetOrAdd(file, name => Make(speaker, text, name));
        try
        {
            await making.WaitAsync(ct);
        }
        finally
        {
            // What failed at once was over before it was written down; it must not fail for ever.
            if (making.IsCompleted)
                _asked.TryRemove(KeyValuePair.Create(file, making));
        }
        return file;
    }

    public void Dispose() => _voice.Dispose();

    async Task Make(Speaker speaker, string text, string file)
    {
        Interlocked.Increment(ref _waiting);
        await _voice.WaitAsync();
        var unfinished = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(settings.Clips);
            await speaker.Speak(text, unfinished, CancellationToken.None);
            File.Move(unfinished, file, overwrite: true);
            Forget();
        }
        finally
        {
            File.Delete(unfinished);
            Interlocked.Decrement(ref _waiting);
            _voice.Release();
            _asked.TryRemove(file, out _);
        }
    }

    /// <summary>Lets go of what was not asked for longest.</summary>
    void Forget()
    {
        var clips = new DirectoryInfo(settings.Clips).GetFiles("*.wav").OrderByDescending(clip => clip.LastAccessTimeUtc).ToArray();
        var bytes = 0L;
        foreach (var clip in clips)
            if ((bytes += clip.Length) > MostBytes)
                clip.Delete();
    }
}
