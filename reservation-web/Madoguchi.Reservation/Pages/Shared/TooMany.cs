using System.Globalization;

namespace Madoguchi.Reservation.Pages.Shared;

/// <summary>Refuses whoever has guessed too often, and says until when: residents by a page, programs by its code.</summary>
internal static class TooMany
{
    public const string Code = "too-many", Header = "Madoguchi-Refusal";

    public static IResult Page(HttpContext http, TimeSpan wait)
    {
        Tell(http, wait);
        return Shared.Page.Of<FaultPage>(new { Status = StatusCodes.Status429TooManyRequests, Minutes = (int)Math.Ceiling(wait.TotalMinutes) }, StatusCodes.Status429TooManyRequests);
    }

    public static IResult Problem(HttpContext http, TimeSpan wait)
    {
        Tell(http, wait);
        return TypedResults.Problem(
            $"間違いが続いたため、いったん止めています。{(int)Math.Ceiling(wait.TotalMinutes)}分ほどしてから、もう一度お試しください。",
            type: $"urn:madoguchi:refusal:{Code}", statusCode: StatusCodes.Status429TooManyRequests);
    }

    static void Tell(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers[Header] = Code;
    }
}
