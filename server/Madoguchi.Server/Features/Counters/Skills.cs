using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Counters;

/// <param name="Number">The counter.</param>
/// <param name="Categories">Letters it serves from now on.</param>
/// <param name="Procedures">Procedures besides.</param>
internal sealed record CounterSkillsSet(int Number, IReadOnlyList<string> Categories, IReadOnlyList<string> Procedures);

/// <summary>応援受付.</summary>
internal static class Skills
{
    public static void MapSkills(this IEndpointRouteBuilder counter) => counter
        .MapPost("/skills", Set).Produces<CounterSkillsSet>()
        .WithSummary("応援受付: what an open counter serves from now on, until it is closed or opened anew.");

    static Task<IResult> Set(int counter, CounterSkillsRequest body, CommandRequest request) => request.Run(
        body, () => Task.FromResult(Read(counter, body)), _ => TypedResults.Ok(new CounterSkillsSet(counter, body.Categories ?? [], body.Procedures ?? [])));

    static Asked Read(int counter, CounterSkillsRequest body)
    {
        var categories = body.Categories ?? [];
        if (categories.Count > 26 || !categories.All(code => code is { Length: 1 } && char.IsAsciiLetterUpper(code[0])))
            return Asked.Not("categories には受付区分の大文字1字（例: A）を26個まで入れてください。");
        ProcedureCode[] procedures = [];
        if (body.Procedures is { Count: > 0 } codes && TicketCommands.ReadProcedures(codes, out procedures) is { } why)
            return Asked.Not(why);
        return new SiteDayCommand.SetCounterSkills(new(counter), [.. categories.Select(code => code[0])], [.. procedures]);
    }
}
