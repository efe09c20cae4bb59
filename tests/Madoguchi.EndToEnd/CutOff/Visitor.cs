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
    readonly HttpClient _hands = new(NetworkZone.HandlerIn(lobby)) { BaseAddress = kiosk, Timeout = TimeSpan.FromSeconds(40) };

    /// <summary>The number on the screen, when the screen says that the paper is there.</summary>
    public async Task<string> TakeNumber(string procedure = "J10")
    {
        await Post("/procedures/toggle", ("code", procedure), ("back", "/confirm"));
        var confirm = await _hands.GetStringAsync(new Uri("/confirm", UriKind.Relative));
        await Post("/issue", ("commandId", CommandId().Match(confirm).Groups[1].Value));
        return await Paper();
    }

    /// <summary>Types the code of a reservation; null when the kiosk does not know it (yet).</summary>
    public async Task<string?> CheckIn(string code) => (await Post("/reservation", ("code", code))).AbsolutePath is "/reservation" ? null : await Paper();

    async Task<string> Paper()
    {
        var page = await Eventually.Get<string>(async () =>
        {
            var ticket = await _hands.GetStringAsync(new Uri("/ticket", UriKind.Relative));
            return ticket.Contains("番号札をお取りください", StringComparison.Ordinal) ? ticket
                : ticket.Contains("発行できません", StringComparison.Ordinal) ? throw new InvalidOperationException(ticket)
                : null;
        }, "a number");
        return Number().Match(page).Groups[1].Value;
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
