namespace Madoguchi.Demo.Programs;

internal static class Readiness
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until an address answers 200.</summary>
    public static async Task Wait(HttpClient client, Uri address, CancellationToken cancelled)
    {
        while (!await Answers(client, address, cancelled))
            await Task.Delay(Interval, TimeProvider.System, cancelled);
    }

    static async Task<bool> Answers(HttpClient client, Uri address, CancellationToken cancelled)
    {
        try
        {
            using var answer = await client.GetAsync(address, cancelled);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }
}
