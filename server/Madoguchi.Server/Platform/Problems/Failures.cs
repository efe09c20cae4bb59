using System.Text.Json;
using Madoguchi.Server.Persistence.Ledger;
using Microsoft.AspNetCore.Diagnostics;

namespace Madoguchi.Server.Platform.Problems;

/// <summary>Exceptions at the edge: what the caller did wrong is explained, what we did wrong is logged and not shown.</summary>
internal sealed partial class Failures(ILogger<Failures> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (code, message) = exception switch
        {
            BadHttpRequestException { StatusCode: 413 } => ("body-too-large", "本文は 64 KB までです。"),
            BadHttpRequestException { StatusCode: 415 } => ("unsupported-media-type", "本文は application/json で送ってください。"),
            BadHttpRequestException bad => ("unreadable-request", Explain(bad)),
            LedgerUnavailableException => ("busy", "いまは記録できません。同じ Idempotency-Key でもう一度お送りください。"),
            OperationCanceledException when httpContext.RequestAborted.IsCancellationRequested => ("unreadable-request", "通信が切れました。"),
            _ => ("internal-error", $"サーバーで問題が起きました。お問い合わせの番号: {httpContext.TraceIdentifier}"),
        };
        if (code is "internal-error" or "busy")
            Failed(httpContext.Request.Method, httpContext.Request.Path, code, exception);
        await Problem.Write(httpContext, code, message);
        return true;
    }

    static string Explain(BadHttpRequestException bad) => bad.InnerException switch
    {
        JsonException json => $"本文の JSON を読み取れません（場所: {json.Path ?? "$"}、{(json.LineNumber ?? 0) + 1} 行目）。",
        _ when bad.Message.Contains("body", StringComparison.Ordinal) => "本文を読み取れません。UTF-8 の JSON を送ってください。",
        _ when NameOf(bad.Message) is { } name => $"「{name}」の値を読み取れません。",
        _ => "リクエストを読み取れません。",
    };

    // Failed to bind parameter "int counter" from "x".  →  counter
    static string? NameOf(string message) => message.Split('"') is [_, var parameter, ..] ? parameter.Split(' ')[^1] : null;

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed with {Code}.")]
    partial void Failed(string method, string path, string code, Exception failure);
}
