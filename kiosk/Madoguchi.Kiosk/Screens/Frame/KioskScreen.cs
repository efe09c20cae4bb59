using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Visits;
using Madoguchi.Ui.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>What every screen needs of the person, the place and the moment.</summary>
sealed class KioskScreen
{
    readonly IHttpContextAccessor accessor;
    readonly ServerLink link;

    public KioskScreen(
        IHttpContextAccessor accessor, VisitSessions sessions, ServerLink link, SiteMemory memory, KioskSettings settings, TimeProvider time)
    {
        (this.accessor, this.link) = (accessor, link);
        Session = sessions.Of(accessor.HttpContext!);
        Texts = KioskTexts.In(Session.Language);
        Catalogue = memory.Catalogue;
        Board = memory.Board;
        Now = JapanTime.In(time.GetUtcNow());
        IsDemoClock = settings.IsDemoClock;
    }

    public VisitSession Session { get; }
    public LocalTexts Texts { get; }
    public string Language => Texts.Language.Code;
    public SiteCatalogue? Catalogue { get; }
    public Contracts.Http.BoardState? Board { get; }
    public DateTimeOffset Now { get; }
    public bool IsDemoClock { get; }
    public bool IsOnline => link.IsConnected;
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Where the person is, to come back to after a change of language.</summary>
    public string Here => accessor.HttpContext!.Request.Path + accessor.HttpContext.Request.QueryString;

    public string Name(IReadOnlyDictionary<string, string> names) => Names.In(names, Language);

    public string Municipality => Catalogue is null ? "" : Language == "en" ? Catalogue.MunicipalityEn : Catalogue.Municipality;

    /// <summary>The procedures chosen so far, as far as they exist.</summary>
    public IReadOnlyList<CatalogueProcedure> Chosen => Catalogue is null
        ? []
        : [.. Session.Procedures.Select(code => Catalogue.Procedures.FirstOrDefault(procedure => procedure.Code == code)).OfType<CatalogueProcedure>()];

    public static IResult Show<TScreen>(object? parameters = null)
        where TScreen : IComponent => new RazorComponentResult<TScreen>(parameters ?? new { });

    /// <summary>See other: a reload after a post does not post again.</summary>
    public static IResult Go(string? path) => Results.Redirect(path is ['/', not '/' and not '\\', ..] or "/" ? path : "/", permanent: false);
}
