using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Offline;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;
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
    readonly PrinterWatch printer;
    readonly OfflineDesk offline;

    public KioskScreen(
        IHttpContextAccessor accessor, VisitSessions sessions, ServerLink link, PrinterWatch printer, OfflineDesk offline, SiteMemory memory,
        Enrolment enrolment, KioskSettings settings, TimeProvider time)
    {
        (this.accessor, this.link, this.printer, this.offline) = (accessor, link, printer, offline);
        Session = sessions.Of(accessor.HttpContext!);
        Texts = KioskTexts.In(Session.Language);
        Catalogue = memory.Catalogue;
        Navigator = memory.Navigator;
        Board = memory.Board;
        Now = JapanTime.In(time.GetUtcNow());
        IsDemoClock = settings.IsDemoClock;
        IsEnrolled = enrolment.IsValid;
    }

    public VisitSession Session { get; }
    public LocalTexts Texts { get; }
    public string Language => Texts.Language.Code;
    public SiteCatalogue? Catalogue { get; }
    public Navigator? Navigator { get; }
    public Contracts.Http.BoardState? Board { get; }
    public DateTimeOffset Now { get; }
    public bool IsDemoClock { get; }

    /// <summary>There is a key, and the server has not refused it.</summary>
    public bool IsEnrolled { get; }
    public bool IsOnline => link.IsConnected;

    /// <summary>Cut off, and numbers of its own are left.</summary>
    public bool IssuesOffline => !IsOnline && offline.CanIssue;

    /// <summary>Hours of today as far as they are known.</summary>
    public DayHours? Hours => IsOnline ? Catalogue?.Today : offline.Hours;

    public bool CanPrint => printer.CanPrint;
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>Where the person is, to come back to after a change of language.</summary>
    public string Here => accessor.HttpContext!.Request.Path + accessor.HttpContext.Request.QueryString;

    /// <summary>Without furigana, for attributes.</summary>
    public string Name(IReadOnlyDictionary<string, string> names) => Names.In(names, Language);

    /// <summary>With furigana in its notation, for <see cref="Ui.RubyText"/>.</summary>
    public string Marked(IReadOnlyDictionary<string, string> names) => Names.Marked(names, Language);

    public string Municipality => Furigana.Plain(MarkedMunicipality);

    public string MarkedMunicipality => Catalogue switch
    {
        null => "",
        { MunicipalityNames: { Count: > 0 } names } => Marked(names),
        _ => Language == "en" ? Catalogue.MunicipalityEn : Catalogue.Municipality,
    };

    /// <summary>The procedures chosen so far, as far as they exist.</summary>
    public IReadOnlyList<CatalogueProcedure> Chosen => Catalogue is null
        ? []
        : [.. Session.Procedures.Select(code => Catalogue.Procedures.FirstOrDefault(procedure => procedure.Code == code)).OfType<CatalogueProcedure>()];

    public static IResult Show<TScreen>(object? parameters = null)
        where TScreen : IComponent => new RazorComponentResult<TScreen>(parameters ?? new { });

    /// <summary>See other: a reload after a post does not post again.</summary>
    public static IResult Go(string? path) => Results.Redirect(path is ['/', not '/' and not '\\', ..] or "/" ? path : "/", permanent: false);
}
