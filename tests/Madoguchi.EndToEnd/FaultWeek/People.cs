using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>How people behave when a page does not come, and how they read one.</summary>
internal static class People
{

    /// <summary>Tries again after a moment whenever nothing came, or a page that is no answer.</summary>
    /// <exception cref="TimeoutException">Nothing came for far longer than anything was broken.</exception>
    public static async Task<T> Insist<T>(Random dice, string what, Func<Task<T?>> press)
        where T : class
    {
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < Eventually.Patience;)
        {
            if (await Try(press) is { } answer)
                return answer;
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Next(100, 500)), TimeProvider.System);
        }
        throw new TimeoutException($"Nobody answered: {what}");
    }

    /// <returns>Null when nothing came.</returns>
    public static async Task<T?> Try<T>(Func<Task<T?>> press)
        where T : class
    {
        try
        {
            return await press();
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    public static T? Any<T>(this Random dice, IReadOnlyList<T> some) => some.Count == 0 ? default : some[dice.Next(some.Count)];

    public static bool Chance(this Random dice, double of) => dice.NextDouble() < of;

    public static IReadOnlyList<string> Links(string html, string beginning) => [.. Regex.Matches(html, "href=\"([^\"]*)\"")
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => link.StartsWith(beginning, StringComparison.Ordinal))];

    /// <summary>The hidden fields of the page's forms.</summary>
    public static IReadOnlyDictionary<string, string> Hidden(string html) => Regex.Matches(html, "<input[^>]*type=\"hidden\"[^>]*>").Select(match => match.Value)
        .DistinctBy(input => Attribute(input, "name")).ToDictionary(input => Attribute(input, "name"), input => Attribute(input, "value"));

    /// <summary>Times that can be chosen on a page with radio buttons.</summary>
    public static IReadOnlyList<string> FreeTimes(string html) => [.. Regex.Matches(html, "<input type=\"radio\" name=\"slot\"[^>]*>").Select(match => match.Value)
        .Where(radio => !radio.Contains("disabled", StringComparison.Ordinal)).Select(radio => Attribute(radio, "value"))];

    static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"{name}=\"([^\"]*)\"").Groups[1].Value);
}
