using Microsoft.AspNetCore.Diagnostics;

namespace Madoguchi.Server.Platform.Problems;

/// <summary>A status without a body, as the framework answers to unknown routes and methods, gets its problem document.</summary>
internal static class BareStatus
{
    public static Task Explain(StatusCodeContext context) => context.HttpContext.Response.StatusCode switch
    {
        401 => Problem.Write(context.HttpContext, "unauthenticated", "有効なキーを Authorization: Bearer で送ってください。"),
        403 => Problem.Write(context.HttpContext, "forbidden", "このキーではこの操作はできません。"),
        404 => Problem.Write(context.HttpContext, "not-found", "お探しのものはありません。アドレスを確かめてください。"),
        405 => Problem.Write(context.HttpContext, "method-not-allowed", "このアドレスではその HTTP メソッドを使えません。"),
        413 => Problem.Write(context.HttpContext, "body-too-large", "本文は 64 KB までです。"),
        415 => Problem.Write(context.HttpContext, "unsupported-media-type", "本文は application/json で送ってください。"),
        429 => Problem.Write(context.HttpContext, "too-many-requests", "リクエストが多すぎます。少し待ってからもう一度お試しください。"),
        503 => Problem.Write(context.HttpContext, "busy", "いまは処理できません。少し待ってからもう一度お試しください。"),
        >= 500 => Problem.Write(context.HttpContext, "internal-error", "サーバーで問題が起きました。"),
        _ => Problem.Write(context.HttpContext, "unreadable-request", "リクエストを読み取れません。"),
    };
}
