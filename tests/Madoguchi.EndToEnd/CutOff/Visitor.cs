using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.CutOff;

/// <summary>Somebody at the kiosk, who takes a number by its pages.</summary>
/// <param name="kiosk">The kiosk's address.</param>
/// <param name="lobby">The network the kiosk listens in; null: this machine's.</param>
internal sealed partial class Visitor(Uri kiosk, NetworkZone? lobby = null) : IDisposable
{
    readonly HttpClient _hands = new(NetworkZone.HandlerIn(lobby)) { BaseAddress = kiosk, Timeout = Eventually.Patience };

    /// <summary>The last number is on the screen only, to be written down or photographed: the printer did not answer in time.</summary>
    public bool WithoutPaper { get; private set; }

    /// <summary>The number on the screen, when the screen says that the paper is there.</summary>
    /// <param name="procedure">What for.</param>
    /// <param name="paperOrScreen">A number which the kiosk only shows is taken as well, see <see cref="WithoutPaper"/>.</param>
    public async Task<string> TakeNumber(string procedure = "J10", bool paperOrScreen = false)
    {
        await Post("/procedures/toggle", ("code", procedure), ("back", "/confirm"));
        var confirm = await _hands.GetStringAsync(new Uri("/confirm", UriKind.Relative));
        await Post("/issue", ("commandId", CommandId().Match(confirm).Groups[1].Value));
        return await Paper(paperOrScreen);
    }

    /// <summary>Types the code of a reservation; null when the kiosk does not know it (yet).</summary>
    public async Task<string?> CheckIn(string code) => (await Post("/reservation", ("code", code))).AbsolutePath is "/reservation" ? null : await Paper();

    async Task<string> Paper(bool orScreen = false)
    {
        var shown = "";
        try
        {
            await Eventually.Is(async () =>
            {
                shown = await _hands.GetStringAsync(new Uri("/ticket", UriKind.Relative));
                WithoutPaper = Says("番号札を印刷できませんでした") || Says("番号札が出たか確認できませんでした");
                return Says("番号札をお取りください") || (orScreen && WithoutPaper)
                    || (Says("発行できません") ? throw new InvalidOperationException(shown) : false);
            }, "a number");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message}; the kiosk shows:\n{shown}", late);
        }
        return Number().Match(shown).Groups[1].Value;

        bool Says(string words) => shown.Contains(words, StringComparison.Ordinal);
    }

    /// <summary>Null when the kiosk dies meanwhile.</summary>
    public async Task<string?> TryTakeNumber()
    {
        try
        {
            return await TakeNumber();
        }
        catch (Exception dead) when (dead is HttpRequestException or IOException or TimeoutException)
        {
            return null;
        }
    }

    public void Dispose() => _hands.Dispose();

    async Task<Uri> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _hands.PostAsync(new Uri(path, UriKind.Relative), form);
        answer.StatusCode.ToString().Should().Be(nameof(HttpStatusCode.OK));
        return answer.RequestMessage!.RequestUri!;
    }

    [GeneratedRegex("name=\"commandId\" value=\"([^\"]+)\"")]
    private static partial Regex CommandId();

    [GeneratedRegex("k-number__value\">([A-Z][0-9]+)<")]
    private static partial Regex Number();
}
