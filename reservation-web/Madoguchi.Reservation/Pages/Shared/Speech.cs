using Madoguchi.Ui.Languages;

namespace Madoguchi.Reservation.Pages.Shared;

/// <summary>The language of a request: asked for in the address (and then remembered), remembered, or the browser's.</summary>
internal static class Speech
{
    const string Cookie = "lang";
    static readonly Texts Texts = Texts.Load(typeof(Speech).Assembly, "Texts");

    /// <summary>The languages which these pages are written in.</summary>
    public static readonly IReadOnlyList<Language> Offered = Language.All;

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

    /// <summary>
    /// The first of the browser's languages that these pages speak. Who reads none of them fares best with やさしい日本語.
    /// </summary>
    static string? FromBrowser(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptLanguage;
        if (accepted is not { Count: > 0 and <= 30 })
            return null;
        var wanted = accepted.Where(one => one.Quality is null or > 0).OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.ToString().Split('-')[0].ToLowerInvariant()).ToList();
        return wanted.Contains("*") && wanted.Count == 1 ? null
            : wanted.Select(Spoken).FirstOrDefault(code => code is not null) ?? (wanted.Count > 0 ? Language.EasyJapanese.Code : null);
    }

    static string? Spoken(string primary) => primary switch
    {
        "ja" => Language.Japanese.Code,
        "en" => Language.English.Code,
        "zh" => Language.SimplifiedChinese.Code,
        "ko" => Language.Korean.Code,
        _ => null,
    };
}
