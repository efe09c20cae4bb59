using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Reservation.Pages.Shared;

/// <summary>A component as the answer to a request: the endpoint decides, the component only shows.</summary>
internal static class Page
{
    public static IResult Of<T>(object? parameters = null, int status = 200)
        where T : IComponent
    {
        var result = parameters is null ? new RazorComponentResult<T>() : new RazorComponentResult<T>(parameters);
        result.StatusCode = status;
        result.PreventStreamingRendering = true;
        return result;
    }

    public static IResult Fault(int status) => Of<FaultPage>(new { Status = status }, status);

    /// <summary>After a form was done, so that going back or reloading does not send it again.</summary>
    public static IResult SeeOther(string address) => new SeeOtherResult(address);

    sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
