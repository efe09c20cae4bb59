using System.Text.Encodings.Web;
using System.Text.Unicode;
using Madoguchi.Reservation.Pages.Booking;
using Madoguchi.Reservation.Pages.Guide;
using Madoguchi.Reservation.Pages.Mine;
using Madoguchi.Reservation.Pages.Now;
using Madoguchi.Reservation.Pages.Privacy;
using Madoguchi.Reservation.Pages.Remote;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Pages.Turn;
using Microsoft.AspNetCore.Diagnostics;

namespace Madoguchi.Reservation.Pages;

internal static class PageRoutes
{
    /// <summary>A resident's form is a few hundred bytes; whoever sends more is no resident.</summary>
    const int LargestForm = 64 * 1024;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // Japanese goes out as it is, a third of the size of numbered characters.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "form";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = false);
        services.AddHttpContextAccessor();
        services.AddSingleton<MyReservationCookie>().AddSingleton<MyReservation>().AddSingleton<PausedForm>();
        services.AddSingleton<TurnEvents>().AddSingleton<MyNumberCookie>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStart();
        app.MapBooking();
        app.MapMyReservation();
        app.MapMailedLinks();
        app.MapGuide();
        app.MapTurn();
        app.MapRemote();
        app.MapCongestion();
        app.MapOpenData();
        app.MapPrivacy();
        app.MapFallback(() => Page.Fault(404));
    }

    /// <summary>A fault is a page in plain words, in the resident's language, and says what to do next.</summary>
    public static void UsePageFaults(this WebApplication app)
    {
        app.UseExceptionHandler(fault => fault.Run(context => Page.Fault(
            context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : 500).ExecuteAsync(context)));
        app.UseStatusCodePages(status => status.HttpContext.Request.Path.StartsWithSegments(Link.LinkEndpoint.Path)
            ? Task.CompletedTask : Page.Fault(status.HttpContext.Response.StatusCode).ExecuteAsync(status.HttpContext));
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Link.LinkEndpoint.Path)
                && context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
                body.MaxRequestBodySize = LargestForm;
            Speech.Settle(context);
            return next(context);
        });
    }
}
