namespace Madoguchi.Server.Platform.Problems;

/// <summary>Which HTTP status a refusal has. What is not named here is a rule that says no: 409.</summary>
internal static class ProblemTable
{
    public static int StatusOf(string code) => code switch
    {
        "unreadable-request" or "no-procedures" or "no-skills" or "persons-out-of-range" or "idempotency-key-malformed" => StatusCodes.Status400BadRequest,
        "unauthenticated" => StatusCodes.Status401Unauthorized,
        "forbidden" => StatusCodes.Status403Forbidden,
        "not-found" => StatusCodes.Status404NotFound,
        "method-not-allowed" => StatusCodes.Status405MethodNotAllowed,
        "body-too-large" => StatusCodes.Status413PayloadTooLarge,
        "unsupported-media-type" => StatusCodes.Status415UnsupportedMediaType,
        "idempotency-key-reused" => StatusCodes.Status422UnprocessableEntity,
        "too-many-requests" or "too-many-wrong-codes" => StatusCodes.Status429TooManyRequests,
        "internal-error" => StatusCodes.Status500InternalServerError,
        "busy" => StatusCodes.Status503ServiceUnavailable,
        _ when IsUnknownThing(code) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };

    public static string TitleOf(int status) => status switch
    {
        400 => "リクエストを読み取れません",
        401 => "認証が必要です",
        403 => "権限がありません",
        404 => "見つかりません",
        405 => "この操作はできません",
        413 => "リクエストが大きすぎます",
        415 => "この形式は受け取れません",
        422 => "同じキーで別の内容が送られました",
        429 => "リクエストが多すぎます",
        503 => "いまは処理できません",
        >= 500 => "サーバーで問題が起きました",
        _ => "受け付けられません",
    };

    // unknown-site, unknown-ticket …, reservation-unknown.
    static bool IsUnknownThing(string code) =>
        code.StartsWith("unknown-", StringComparison.Ordinal) || code.EndsWith("-unknown", StringComparison.Ordinal);
}
