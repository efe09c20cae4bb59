using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Enrolling;

/// <summary>Turns a typed code into this kiosk's key.</summary>
sealed class EnrolmentOffice(KioskSettings settings, Enrolment enrolment, ILogger<EnrolmentOffice> log) : IDisposable
{
    /// <summary>When nobody answered.</summary>
    public const string Unreachable = "unreachable";

    const string TypePrefix = "urn:madoguchi:refusal:";

    readonly HttpClient server = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <returns>Null when it is enrolled; else the refusal's code, or <see cref="Unreachable"/>.</returns>
    public async Task<string?> EnrolAsync(string code, CancellationToken cancellation)
    {
        // An answer may be lost on the way; asked again at once, the server tells the same installation the same.
        var answer = await AskAsync(code, cancellation) ?? await AskAsync(code, cancellation);
        if (answer is not var (kiosk, refusal))
            return Unreachable;
        if (kiosk is null)
            return refusal;
        enrolment.Take(kiosk);
        log.Enrolled(kiosk.Name, kiosk.Site);
        return null;
    }

    public void Dispose() => server.Dispose();

    async Task<(EnrolledKiosk? Kiosk, string Refusal)?> AskAsync(string code, CancellationToken cancellation)
    {
        try
        {
            using var answer = await server.PostAsJsonAsync(
                new Uri(settings.Server, "/api/v1/kiosks/enrol"), new EnrolKioskRequest(code, enrolment.Installation), cancellation);
            if (answer.IsSuccessStatusCode)
                return (await answer.Content.ReadFromJsonAsync<EnrolledKiosk>(cancellation), "");
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return (null, problem.GetProperty("type").GetString()?.Replace(TypePrefix, "", StringComparison.Ordinal) ?? "");
        }
        catch (Exception broken) when (broken is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException
            || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.Unreachable(broken.Message);
            return null;
        }
    }
}
