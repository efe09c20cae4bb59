using System.Text.Json;
using Madoguchi.EscPos.Emulator.Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.EscPos.Emulator.Pages;

static class EmulatorEndpoints
{
    public static void MapEmulator(this WebApplication app)
    {
        app.MapGet("/papers.json", (EmulatedPrinter printer) => printer.Papers.Select(PaperDto.Of));
        app.MapGet("/papers/latest.png", (EmulatedPrinter printer) => Png(printer, printer.Papers is [var newest, ..] ? newest.Id : null));
        app.MapGet("/papers/{id:int}.png", (int id, EmulatedPrinter printer) => Png(printer, id));
        app.MapGet("/faults", (EmulatedPrinter printer) => printer.Fault);
        app.MapPost("/faults", SetFaultAsync).DisableAntiforgery();
    }

    static Results<FileContentHttpResult, NotFound> Png(EmulatedPrinter printer, int? id) =>
        printer.Papers.FirstOrDefault(paper => paper.Id == id) is { } paper
            ? TypedResults.File(paper.Png.ToArray(), "image/png")
            : TypedResults.NotFound();

    /// <summary>JSON answers with the fault; a form goes back to the page.</summary>
    static async Task<Results<Ok<FaultSetting>, RedirectHttpResult, ProblemHttpResult>> SetFaultAsync(HttpRequest request, EmulatedPrinter printer)
    {
        var isForm = request.HasFormContentType;
        if ((isForm ? await FromFormAsync(request) : await FromJsonAsync(request)) is not { AfterBytes: null or >= 0 } fault)
        {
            return TypedResults.Problem(
                "The body is not a fault such as {\"fault\":\"paperOut\"} or {\"fault\":\"dropMidJob\",\"afterBytes\":100}.",
                statusCode: 400, type: "urn:madoguchi:refusal:unreadable");
        }
        printer.Fault = fault;
        return isForm ? TypedResults.Redirect("/") : TypedResults.Ok(fault);
    }

    static async Task<FaultSetting?> FromFormAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        return Enum.TryParse<FaultKind>(form["fault"], ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? new FaultSetting(kind, int.TryParse(form["afterBytes"], out var bytes) ? bytes : null)
            : null;
    }

    static async Task<FaultSetting?> FromJsonAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFromJsonAsync<FaultSetting>();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
