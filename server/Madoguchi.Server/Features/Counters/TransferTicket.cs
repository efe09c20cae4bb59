using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Counters;

/// <summary>Sends the current ticket on, or gives it more to do.</summary>
internal static class TransferTicket
{
    public static void MapTransfer(this IEndpointRouteBuilder counter)
    {
        counter.MapPost("/transfer", Transfer).Produces<CounterTicket>().WithSummary("To a procedure or a counter, at the head, by arrival or at the tail.");
        counter.MapPost("/remove-procedure", Remove).Produces<CounterTicket>().WithSummary("Takes a procedure off the current ticket.");
        counter.MapPost("/add-procedures", Add).Produces<CounterTicket>().WithSummary("Adds procedures to the current ticket.");
    }

    static Task<IResult> Transfer(int counter, TransferRequest body, CommandRequest request) =>
        request.Run(body, () => Task.FromResult(Read(counter, body)), answer => TypedResults.Ok(CounterAnswers.Of(answer)));

    static Asked Read(int counter, TransferRequest body)
    {
        if (body is { Procedure: null, Counter: null })
            return Asked.Not("procedure か counter の少なくとも一方を入れてください。");
        if (body.Procedure is not null && TicketCommands.ReadProcedures([body.Procedure], out _) is not null)
            return Asked.Not("procedure は手続きコード（例: J10）です。");
        if (body.Counter is < 1 or > 9999)
            return Asked.Not("counter は窓口番号（1〜9999）です。");
        if (PlainText.Refuse("note", body.Note, 200, required: false) is { } why)
            return Asked.Not(why);
        TransferPlace? place = body.Place switch
        {
            "head" => TransferPlace.Head,
            "tail" => TransferPlace.Tail,
            null or "arrival" => TransferPlace.Arrival,
            _ => null,
        };
        return place is not { } known
            ? Asked.Not("place は head、arrival、tail のいずれかです。")
            : new SiteDayCommand.Transfer(
                new(counter), body.Procedure is { } code ? new ProcedureCode(code) : null,
                body.Counter is { } to ? new CounterNumber(to) : null, known, string.IsNullOrWhiteSpace(body.Note) ? null : body.Note.Trim());
    }

    static Task<IResult> Remove(int counter, RemoveProcedureRequest body, CommandRequest request) => request.Run(
        body,
        () => Task.FromResult(body.LegId is { } leg and >= 1 ? new SiteDayCommand.RemoveLeg(new(counter), leg) : Asked.Not("legId は行程の番号（1以上）です。")),
        answer => TypedResults.Ok(CounterAnswers.Of(answer)));

    static Task<IResult> Add(int counter, AddProceduresRequest body, CommandRequest request) => request.Run(
        body,
        () => Task.FromResult(TicketCommands.ReadProcedures(body.Procedures, out var procedures) is { } why
            ? Asked.Not(why)
            : new SiteDayCommand.AddLegs(new(counter), [.. procedures])),
        answer => TypedResults.Ok(CounterAnswers.Of(answer)));
}
