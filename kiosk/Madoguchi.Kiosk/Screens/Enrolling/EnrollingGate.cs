using Madoguchi.Kiosk.Enrolling;

namespace Madoguchi.Kiosk.Screens.Enrolling;

/// <summary>Without a valid key nobody is led through choices that end nowhere; who has a number already still sees it.</summary>
sealed class EnrollingGate(RequestDelegate next, Enrolment enrolment)
{
    static readonly string[] Open =
        ["/enrol", "/staff", "/ticket", "/language", "/look", "/call-staff", "/reset", "/touch", "/state", "/alive", "/trouble", "/health"];

    public Task InvokeAsync(HttpContext context)
    {
        if (enrolment.IsValid || Open.Any(path => context.Request.Path.StartsWithSegments(path)))
            return next(context);
        context.Response.Redirect("/enrol");
        return Task.CompletedTask;
    }
}
