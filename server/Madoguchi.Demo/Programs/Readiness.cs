namespace Madoguchi.Demo.Programs;

internal static class Readiness
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until an address answers 200, with this word in its text when one is given.</summary>
    public static async Task Wait(HttpClient client, Uri address, string? word, CancellationToken cancelled)
    {
        while (!await Answers(client, address, word, cancelled))
            await Task.Delay(Interval, TimeProvider.System, cancelled);
    }

    static async Task<bool> Answers(HttpClient client, Uri address, string? word, CancellationToken cancelled)
    {
        try
        {
            using var answer = await client.GetAsync(address, cancelled);
            return answer.IsSuccessStatusCode && (word is null || (await answer.Content.ReadAsStringAsync(cancelled)).Split(' ').Contains(word));
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }
}
