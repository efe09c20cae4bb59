using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Server.Platform.Problems;

/// <summary>Refusals as RFC 9457 problem documents.</summary>
internal static class Problem
{
    public const string TypePrefix = "urn:madoguchi:refusal:";

    /// <param name="code">Stable code; decides the status.</param>
    /// <param name="message">One Japanese sentence for a person.</param>
    public static ProblemHttpResult Of(string code, string message) => TypedResults.Problem(Document(code, message));

    public static ProblemDetails Document(string code, string message)
    {
        var status = ProblemTable.StatusOf(code);
        return new() { Type = TypePrefix + code, Title = ProblemTable.TitleOf(status), Status = status, Detail = message };
    }

    /// <summary>For middleware, where there is no result to return.</summary>
    public static Task Write(HttpContext context, string code, string message) => Of(code, message).ExecuteAsync(context);
}
