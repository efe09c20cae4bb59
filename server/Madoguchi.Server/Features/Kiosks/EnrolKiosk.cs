using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Persistence.Keys;
using Madoguchi.Server.Platform.Problems;
using Madoguchi.Server.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Kiosks;

/// <summary>The one way in without a key: a code from the administrator's page, once.</summary>
internal static class EnrolKiosk
{
    public static void MapEnrolKiosk(this IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/kiosks/enrol", Enrol).AllowAnonymous().RequireRateLimiting(PublicLimit.Policy).DisableAntiforgery().WithTags("Kiosks")
        .Produces<EnrolledKiosk>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(429)
        .WithSummary("Turns a one-time code into a kiosk's key. The same code again is refused; the same installation hears a lost answer again within a minute.");

    static async Task<IResult> Enrol(
        EnrolKioskRequest? request, HttpContext http, EnrolmentStore store, EnrolmentBrake brake, FreshKeys fresh, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "no-store";
        var from = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (brake.ClosedFor(from) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Problem.Of("too-many-wrong-codes", "登録コードの間違いが続いたため、しばらく受け付けません。数分待ってから、もう一度入力してください。");
        }
        if (request is not { Code.Length: <= 100 } || request.Installation == Guid.Empty)
            return Problem.Of("unreadable-request", "code は登録コード、installation は空でない UUID です。");
        var code = EnrolmentCode.Clean(request.Code);
        if (fresh.Again(code, request.Installation) is { } again)
            return TypedResults.Ok(again);
        var secret = ApiKey.NewSecret();
        var (answer, site, name) = code.Length is EnrolmentCode.Length
            ? await store.Redeem(code, request.Installation, secret, ct)
            : (EnrolmentAnswer.UnknownCode, null, null);
        if (answer is not EnrolmentAnswer.Enrolled)
        {
            if (answer is EnrolmentAnswer.UnknownCode)
                brake.Wrong(from);
            return Refuse(answer);
        }
        brake.Right(from);
        return TypedResults.Ok(fresh.Remember(code, request.Installation, new(secret, site!, name!)));
    }

    static ProblemHttpResult Refuse(EnrolmentAnswer answer) => answer switch
    {
        EnrolmentAnswer.UsedCode => Problem.Of("enrolment-code-used", "この登録コードはすでに使われています。管理者の画面で新しいコードを作ってください。"),
        EnrolmentAnswer.ExpiredCode => Problem.Of("enrolment-code-expired", "この登録コードは期限が切れています。管理者の画面で新しいコードを作ってください。"),
        EnrolmentAnswer.NameTaken => Problem.Of("kiosk-name-taken", "同じ名前のキオスクがすでに登録されています。管理者の画面で登録を取り消すか、別の名前のコードを作ってください。"),
        _ => Problem.Of("enrolment-code-unknown", "この登録コードはありません。もう一度確かめて入力してください。"),
    };
}
