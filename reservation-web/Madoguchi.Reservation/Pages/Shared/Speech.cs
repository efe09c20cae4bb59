using Madoguchi.Ui.Languages;

namespace Madoguchi.Reservation.Pages.Shared;

/// <summary>The language of a request: asked for in the address (and then remembered), remembered, or the browser's.</summary>
internal static class Speech
{
    const string Cookie = "lang";
    static readonly Texts Texts = Texts.Load(typeof(Speech).Assembly, "Texts");

    /// <summary>The languages which these pages are written in.</summary>
    public static readonly IReadOnlyList<Language> Offered = [Language.Japanese, Language.EasyJapanese, Language.English];

    public static Texts All => Texts;

    public static LocalTexts Of(HttpContext context) => (LocalTexts)(context.Items[typeof(Speech)] ??= Texts.In(Choose(context.Request)));

    /// <summary>Remembers a language that was asked for.</summary>
    public static void Settle(HttpContext context)
    {
        if (Known(context.Request.Query["lang"]) is not { } code)
            return;
        context.Response.Cookies.Append(Cookie, code, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(180),
            IsEssential = true,
        });
    }

    static string Choose(HttpRequest request) =>
        Known(request.Query["lang"]) ?? Known(request.Cookies[Cookie]) ?? FromBrowser(request) ?? Language.Japanese.Code;

    static string? Known(string? code) => Offered.FirstOrDefault(language => language.Code == code)?.Code;

    /// <summary>Who asks for no Japanese at all is served in English.</summary>
    static string? FromBrowser(HttpRequest request)
    {
        var accepted = request.Headers.AcceptLanguage.ToString();
        return accepted.Length is 0 or > 200 || accepted.Contains("ja", StringComparison.OrdinalIgnoreCase) ? null
            : accepted.Contains("en", StringComparison.OrdinalIgnoreCase) ? Language.English.Code : null;
    }
}
